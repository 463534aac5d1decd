import { LIVE_OUTPUTS } from '../../config/names';
import type { Definition } from '../workflow/states';
import { failWithReason, invokeFunction } from '../workflow/states';
import type { PromotionTargets } from './promotion-tasks';
import { check, choose, describeStack, done, output, publish, putParameter, record, updateStack } from './promotion-tasks';
import { rollbackReason } from './rollback-reason';

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
      Failed: failWithReason(),
    },
  };
}
