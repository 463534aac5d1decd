import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { MODEL_PACKAGE_PARAMETER } from '../../config/names';
import type { State } from '../workflow/states';
import { RETRY_TRANSIENT, integrationArn, invokeFunction, task } from '../workflow/states';

/** What the states of a promotion name. */
export interface PromotionTargets {
  readonly model: string;
  readonly prepare: IFunction;
  readonly check: IFunction;
  readonly parameterName: string;
  readonly endpointStackName: string;
  readonly tableName: string;
  readonly topicArn: string;
}

/** Value of one of the stack's outputs in the answer of DescribeStacks, empty when there is none. */
export function output(key: string): string {
  return `{% [$states.result.Stacks[0].Outputs[OutputKey = '${key}'].OutputValue, ''][0] %}`;
}

/** The first state whose condition holds. */
export function choose(rules: readonly (readonly [condition: string, next: string])[], otherwise: string): State {
  return { Type: 'Choice', Choices: rules.map(([Condition, Next]) => ({ Condition, Next })), Default: otherwise };
}

/** Looks at the Endpoint stack and keeps what it says in variables. */
export function describeStack(t: PromotionTargets, next: string, assign: Record<string, string>): State {
  return task('aws-sdk:cloudformation:describeStacks', { StackName: t.endpointStackName }, { Next: next }, { assign });
}

/** Names the version that the Endpoint stack's next update serves. */
export function putParameter(t: PromotionTargets, value: string, next: string, onError: string): State {
  const args = { Name: t.parameterName, Value: value, Overwrite: true };
  return task('aws-sdk:ssm:putParameter', args, { Next: next }, { onError });
}

/** Asks for an update with the deployed template and parameters; CloudFormation reads the version's parameter again. `kept` replaces the failure. */
export function updateStack(t: PromotionTargets, next: string, onRefusal: string, kept?: Record<string, string>): State {
  return {
    Type: 'Task',
    Resource: integrationArn('aws-sdk:cloudformation:updateStack'),
    Arguments: {
      StackName: t.endpointStackName,
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: MODEL_PACKAGE_PARAMETER, UsePreviousValue: true }],
    },
    TimeoutSeconds: 60,
    Retry: [{ ErrorEquals: ['States.Timeout'], ...RETRY_TRANSIENT }],
    Catch: [{ ErrorEquals: ['States.ALL'], Assign: kept ?? { failure: '{% $states.errorOutput %}' }, Next: onRefusal }],
    Next: next,
  };
}

/** Sends probes to the endpoint, and looks at its config when one is named. */
export function check(t: PromotionTargets, endpointConfigName: string, next: string, assign?: Record<string, string>): State {
  const payload = { endpointConfigName, probes: '{% $target.probes %}' };
  return invokeFunction(t.check, payload, { Next: next }, { onError: 'Restore', ...(assign === undefined ? {} : { assign }) });
}

/** Adds a line to the record of deployments. */
export function record(t: PromotionTargets, outcome: 'deployed' | 'failed', reason: string, next: string): State {
  const Item = {
    model: { S: t.model },
    deployedAt: { S: '{% $states.context.State.EnteredTime %}' },
    modelPackageArn: { S: '{% $target.modelPackageArn %}' },
    version: { N: '{% $string($target.version) %}' },
    previousArn: { S: '{% $previousArn %}' },
    reason: { S: reason },
    executionArn: { S: '{% $states.context.Execution.Id %}' },
    outcome: { S: outcome },
  };
  return task('dynamodb:putItem', { TableName: t.tableName, Item }, { Next: next });
}

/** Tells the people who get the alerts. */
export function publish(t: PromotionTargets, message: string, next: string): State {
  const args = { TopicArn: t.topicArn, Subject: `Plumbline: ${t.model}`, Message: message };
  return task('sns:publish', args, { Next: next });
}

/** Ends the execution with what is live. */
export function done(outcome: string, previousArn: string): State {
  return {
    Type: 'Succeed',
    Output: { outcome, modelPackageArn: '{% $target.modelPackageArn %}', version: '{% $target.version %}', previousArn },
  };
}
