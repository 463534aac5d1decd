import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Command } from 'commander';
import { pascalCase } from '../lib/config/names';

interface Flags {
  readonly environment: string;
  readonly model: string;
  readonly reason: string;
}

/** `plumbline rollback`: deploys the version before the live one; credentials, region and endpoint come from the environment. */
export function rollbackCommand(): Command {
  return new Command('rollback')
    .description('deploy the version of a model that was live before')
    .requiredOption('--environment <name>', 'for example production')
    .requiredOption('--model <name>', 'for example flight-delay')
    .requiredOption('--reason <text>', 'why; it is kept in the record of deployments and in the audit trail')
    .action(rollback);
}

async function rollback({ environment, model, reason }: Flags): Promise<void> {
  const StackName = `${pascalCase(environment)}-${pascalCase(model)}-Serving`;
  const { Stacks = [] } = await new CloudFormationClient().send(new DescribeStacksCommand({ StackName }));
  const stateMachineArn = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'PromotionWorkflowArn')?.OutputValue;
  const { Arn: requestedBy } = await new STSClient().send(new GetCallerIdentityCommand({}));
  const input = JSON.stringify({ trigger: 'rollback', reason, requestedBy });
  const { executionArn } = await new SFNClient().send(new StartExecutionCommand({ stateMachineArn, input }));
  console.log(`rollback of ${model} in ${environment} has started: ${executionArn ?? ''}`);
}
