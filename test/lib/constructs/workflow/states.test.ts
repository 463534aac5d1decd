import { failWithReason, invokeFunction, task } from '../../../../lib/constructs/workflow/states';
import { namedFunction, runnable } from './runnable';

const END = { End: true } as const;

/** A state as Step Functions gets it. */
function rendered(state: object): Record<string, unknown> {
  const { States } = runnable({ StartAt: 'Only', States: { Only: state as Record<string, unknown> } }) as {
    States: { Only: Record<string, unknown> };
  };
  return States.Only;
}

test('a task ends after 15 minutes and is tried six times with jitter, unless told otherwise', () => {
  expect(rendered(task('sns:publish', { Message: 'x' }, END))).toEqual({
    Type: 'Task',
    Resource: 'arn:aws:states:::sns:publish',
    Arguments: { Message: 'x' },
    TimeoutSeconds: 900,
    Retry: [
      {
        ErrorEquals: ['States.Timeout', 'SNS.AmazonSNSException'],
        IntervalSeconds: 2,
        BackoffRate: 2,
        MaxAttempts: 5,
        MaxDelaySeconds: 60,
        JitterStrategy: 'FULL',
      },
    ],
    End: true,
  });
});

test('takes another time-out, other errors to retry, an output and variables', () => {
  const state = task('athena:startQueryExecution.sync', {}, END, { timeoutSec: 60, retryOn: ['Own'], output: '{% 1 %}', assign: { a: 1 } });
  expect(rendered(state)).toMatchObject({ TimeoutSeconds: 60, Retry: [{ ErrorEquals: ['Own'] }], Output: '{% 1 %}', Assign: { a: 1 } });
});

test('retries only time-outs of a service whose errors have no common name', () => {
  expect(rendered(task('states:startExecution.sync:2', {}, END))).toMatchObject({ Retry: [{ ErrorEquals: ['States.Timeout'] }] });
});

test('catches named errors before all others, and keeps what happened', () => {
  const Assign = { failure: '{% $states.errorOutput %}' };
  expect(rendered(task('sns:publish', {}, END, { onError: 'Failed', catch: { NotFound: 'Absent' } }))).toMatchObject({
    Catch: [
      { ErrorEquals: ['NotFound'], Next: 'Absent', Assign },
      { ErrorEquals: ['States.ALL'], Next: 'Failed', Assign },
    ],
  });
  expect(failWithReason()).toEqual({ Type: 'Fail', Error: '{% $failure.Error %}', Cause: '{% $failure.Cause %}' });
});

test('a function is given its payload and answers with what it returns', () => {
  expect(rendered(invokeFunction(namedFunction('arn:fn'), { a: 1 }, { Next: 'After' }))).toMatchObject({
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'arn:fn', Payload: { a: 1 } },
    Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], MaxAttempts: 60 }, { MaxAttempts: 5 }],
    Output: '{% $states.result.Payload %}',
    Next: 'After',
  });
});

test('a function is tried again for what passes, and not for what its own code refuses', () => {
  const [, retry] = rendered(invokeFunction(namedFunction('arn:fn'), {}, END))['Retry'] as [object, { ErrorEquals: string[] }];
  expect(retry.ErrorEquals).toEqual(expect.arrayContaining(['TransientError', 'Sandbox.Timedout', 'Runtime.ExitError']));
  expect(retry.ErrorEquals).not.toContain('States.ALL');
  expect(retry.ErrorEquals).not.toContain('States.TaskFailed');
});
