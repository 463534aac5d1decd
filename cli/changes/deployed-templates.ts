import { CloudFormationClient, CloudFormationServiceException, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AssemblyStack, TemplateBody } from './assembly-stacks';

/** Reads the template of a stack as it is deployed. */
export type ReadDeployed = (stack: AssemblyStack) => Promise<TemplateBody>;

/** Reads with the credentials of the environment, or with those of the bootstrap's lookup role in the stack's account. */
export function deployedTemplates(byLookupRole: boolean): ReadDeployed {
  return async (stack) => {
    const credentials = byLookupRole ? await lookupCredentials(stack) : undefined;
    const client = new CloudFormationClient({ region: stack.region, ...(credentials && { credentials }) });
    try {
      const { TemplateBody = '{}' } = await client.send(new GetTemplateCommand({ StackName: stack.name }));
      return JSON.parse(TemplateBody) as TemplateBody;
    } catch (error) {
      if (error instanceof CloudFormationServiceException && /does not exist/.test(error.message)) {
        return {};
      }
      throw new Error(`the template of ${stack.name} can't be read`, { cause: error });
    }
  };
}

async function lookupCredentials({ name, region, lookupRoleArn }: AssemblyStack) {
  if (lookupRoleArn === undefined) {
    throw new Error(`the assembly names no lookup role for ${name}`);
  }
  const client = new STSClient({ region });
  const { Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
  const RoleArn = lookupRoleArn.replace('${AWS::Partition}', Arn.split(':')[1] ?? 'aws');
  const { Credentials } = await client.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'plumbline-changes' }));
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}
