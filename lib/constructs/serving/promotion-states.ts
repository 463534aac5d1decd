import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LIVE_OUTPUTS, MODEL_PACKAGE_PARAMETER } from '../../config/names';
import type { Definition } from '../workflow/states';
import { RETRY_TRANSIENT, integrationArn, invokeFunction, task } from '../workflow/states';
import { rollbackReason } from './rollback-reason';

/** What the states name. */
export interface PromotionTargets {
  readonly model: string;
  readonly prepare: IFunction;
  readonly check: IFunction;
  readonly parameterName: string;
  readonly endpointStackName: string;
  readonly tableName: string;
  readonly topicArn: string;
}

/** What is asked for, from an approval event or from an input by hand; a rollback names no package. */
const REQUEST = `{%
  $exists($states.input.detail)
    ? {'trigger': 'approval', 'modelPackageArn': $states.input.detail.ModelPackageArn}
    : $merge([{'trigger': 'manual'}, $sift($states.input, function($value, $key) { $key in ['trigger', 'modelPackageArn'] })])
%}`;
/** Seconds between two looks at the stack. */
const POLL_SEC = 15;
/** CloudFormation gives every refused update the same code; only the text tells them apart. */
const NO_UPDATES = 'No updates are to be performed';

/**
 * Deploys an approved model package, or the one before the live one.
 *
 * The stack's outputs are the truth of what is live: they change only when an update is complete. While the stack moves, probes
 * give the canary the traffic by which its alarms judge it.
 */
export function promotionStates(t: PromotionTargets): Definition {
  return {
    StartAt: 'Request',
    States: {
      Request: {
        Type: 'Pass',
        Assign: {
          request: REQUEST,
          requestReason: "{% $exists($states.input.reason) ? $states.input.reason : 'approved' %}",
          failure: { Error: 'Promotion', Cause: '' },
        },
        Next: 'Prepare',
      },
      Prepare: invokeFunction(
        t.prepare,
        '{% $request %}',
        { Next: 'AnythingToDo' },
        { assign: { target: '{% $states.result.Payload %}' } },
      ),
      AnythingToDo: choose([['{% $target.proceed %}', 'ReadStack']], 'Unchanged'),
      ReadStack: describeStack(t, 'IsStackIdle', {
        previousArn: output(LIVE_OUTPUTS.modelPackageArn),
        stackStatus: '{% $states.result.Stacks[0].StackStatus %}',
      }),
      IsStackIdle: choose([["{% $contains($stackStatus, 'IN_PROGRESS') %}", 'WaitForStack']], 'WriteParameter'),
      WaitForStack: { Type: 'Wait', Seconds: POLL_SEC, Next: 'ReadStack' },
      WriteParameter: putParameter(t, '{% $target.modelPackageArn %}', 'UpdateStack', 'Restore'),
      UpdateStack: updateStack(t, 'Wait', 'IsUpdateRefused'),
      IsUpdateRefused: choose(
        [
          [`{% $contains($failure.Cause, '${NO_UPDATES}') %}`, 'ReadResult'],
          ["{% $contains($failure.Cause, '_IN_PROGRESS') or $contains($failure.Cause, 'Rate exceeded') %}", 'WaitForTurn'],
        ],
        'Restore',
      ),
      WaitForTurn: { Type: 'Wait', Seconds: POLL_SEC, Next: 'UpdateStack' },
      Wait: { Type: 'Wait', Seconds: POLL_SEC, Next: 'Warm' },
      Warm: check(t, '', 'ReadResult'),
      ReadResult: describeStack(t, 'IsStackDone', {
        stackStatus: '{% $states.result.Stacks[0].StackStatus %}',
        configName: output(LIVE_OUTPUTS.endpointConfigName),
        liveArn: output(LIVE_OUTPUTS.modelPackageArn),
      }),
      IsStackDone: choose(
        [
          ["{% $contains($stackStatus, 'IN_PROGRESS') %}", 'Wait'],
          ["{% $not($contains($stackStatus, 'ROLLBACK')) and $liveArn = $target.modelPackageArn %}", 'Check'],
        ],
        'RolledBack',
      ),
      RolledBack: {
        Type: 'Pass',
        Assign: {
          failure: {
            Error: 'RolledBack',
            Cause: "{% 'CloudFormation ended in ' & $stackStatus & ': the endpoint still serves ' & $liveArn %}",
          },
        },
        Next: 'Explain',
      },
      Explain: rollbackReason(t.endpointStackName, 'Restore'),
      Check: check(t, '{% $configName %}', 'IsHealthy', { health: '{% $states.result.Payload %}' }),
      IsHealthy: choose(
        [
          ['{% $health.healthy and $previousArn = $target.modelPackageArn %}', 'Unchanged'],
          ['{% $health.healthy %}', 'Record'],
        ],
        'Unhealthy',
      ),
      Unhealthy: {
        Type: 'Pass',
        Assign: { failure: { Error: 'Unhealthy', Cause: '{% $health.reason %}' } },
        Next: 'Restore',
      },
      Record: record(t, 'deployed', '{% $requestReason %}', 'Notify'),
      Notify: publish(t, "{% 'version ' & $target.version & ' is live: ' & $requestReason %}", 'Deployed'),
      Deployed: done('deployed', '{% $previousArn %}'),
      Unchanged: done('unchanged', '{% $target.modelPackageArn %}'),
      Restore: putParameter(t, '{% $previousArn %}', 'UpdateBack', 'RecordFailure'),
      UpdateBack: updateStack(t, 'RecordFailure', 'RecordFailure', { failure: '{% $failure %}' }),
      RecordFailure: record(t, 'failed', '{% $failure.Cause %}', 'NotifyFailure'),
      NotifyFailure: publish(t, "{% 'version ' & $target.version & ' was not deployed: ' & $failure.Cause %}", 'Failed'),
      Failed: { Type: 'Fail', Error: '{% $failure.Error %}', Cause: '{% $failure.Cause %}' },
    },
  };
}

function output(key: string): string {
  return `{% [$states.result.Stacks[0].Outputs[OutputKey = '${key}'].OutputValue, ''][0] %}`;
}

function choose(rules: readonly (readonly [condition: string, next: string])[], otherwise: string): Record<string, unknown> {
  return { Type: 'Choice', Choices: rules.map(([Condition, Next]) => ({ Condition, Next })), Default: otherwise };
}

function describeStack(t: PromotionTargets, next: string, assign: Record<string, string>): Record<string, unknown> {
  return task('aws-sdk:cloudformation:describeStacks', { StackName: t.endpointStackName }, { Next: next }, { assign });
}

function putParameter(t: PromotionTargets, value: string, next: string, onError: string): Record<string, unknown> {
  const args = { Name: t.parameterName, Value: value, Overwrite: true };
  return task('aws-sdk:ssm:putParameter', args, { Next: next }, { onError });
}

function updateStack(t: PromotionTargets, next: string, onRefusal: string, kept?: Record<string, string>): Record<string, unknown> {
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

function check(t: PromotionTargets, endpointConfigName: string, next: string, assign?: Record<string, string>): Record<string, unknown> {
  const payload = { endpointConfigName, probes: '{% $target.probes %}' };
  return invokeFunction(t.check, payload, { Next: next }, { onError: 'Restore', ...(assign === undefined ? {} : { assign }) });
}

function record(t: PromotionTargets, outcome: 'deployed' | 'failed', reason: string, next: string): Record<string, unknown> {
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

function publish(t: PromotionTargets, message: string, next: string): Record<string, unknown> {
  const args = { TopicArn: t.topicArn, Subject: `Plumbline: ${t.model}`, Message: message };
  return task('sns:publish', args, { Next: next });
}

function done(outcome: string, previousArn: string): Record<string, unknown> {
  return {
    Type: 'Succeed',
    Output: { outcome, modelPackageArn: '{% $target.modelPackageArn %}', version: '{% $target.version %}', previousArn },
  };
}
