import type { State } from '../workflow/states';
import { task } from '../workflow/states';

/** Where a resource of the stack first failed since the execution began: events come newest first, and the first failure is the cause. */
const FIRST_FAILURE = `$states.result.StackEvents[
  $contains(ResourceStatus, '_FAILED') and $toMillis(Timestamp) >= $toMillis($states.context.Execution.StartTime)
][-1]`;

/** Adds to the cause in `$failure` why CloudFormation rolled back; without an answer the cause stays as it is. */
export function rollbackReason(stackName: string, next: string): State {
  const state = task(
    'aws-sdk:cloudformation:describeStackEvents',
    { StackName: stackName },
    { Next: next },
    {
      assign: {
        failure: {
          Error: '{% $failure.Error %}',
          Cause: `{% (
            $first := ${FIRST_FAILURE};
            $failure.Cause & ($exists($first.ResourceStatusReason) ? ', because ' & $first.LogicalResourceId & ' failed: ' & $first.ResourceStatusReason : '')
          ) %}`,
        },
      },
    },
  );
  return { ...state, Catch: [{ ErrorEquals: ['States.ALL'], Next: next }] };
}
