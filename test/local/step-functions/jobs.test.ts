import { AccessDenied } from '../../../local/core/aws-error';
import type { AccessRequest, Caller } from '../../../local/core/service';
import { functions, Harness, invoke, jsonata, named, single } from './state-machine-harness';

const TRAIN = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
  Arguments: { TrainingJobName: 'Job-1', RoleArn: 'arn:aws:iam::123456789012:role/job' },
};

function fakeTraining(statuses: string[]): { calls: string[]; sagemaker: Record<string, () => Promise<object>> } {
  const calls: string[] = [];
  const called = (name: string, answer: () => object) => () => {
    calls.push(name);
    return Promise.resolve(answer());
  };
  const sagemaker = {
    CreateTrainingJob: called('create', () => ({ TrainingJobArn: 'arn:job' })),
    DescribeTrainingJob: called('describe', () => ({
      TrainingJobStatus: statuses.length > 1 ? statuses.shift() : statuses[0],
      CreationTime: new Date(0),
    })),
    StopTrainingJob: called('stop', () => ({})),
  };
  return { calls, sagemaker };
}

let harness: Harness;
afterEach(() => harness.cloud.stop());

test('.sync waits for the job and gives its description, with times in milliseconds', async () => {
  const { calls, sagemaker } = fakeTraining(['InProgress', 'Completed']);
  harness = new Harness({ services: { sagemaker } });
  expect(await harness.output(single(TRAIN))).toEqual({ TrainingJobStatus: 'Completed', CreationTime: 0 });
  expect(calls).toEqual(['create', 'describe', 'describe']);
});

test('a failed job is States.TaskFailed with its description as the cause', async () => {
  const { sagemaker } = fakeTraining(['Failed']);
  harness = new Harness({ services: { sagemaker } });
  const ended = await harness.run(single(TRAIN));
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
  expect(JSON.parse(ended.cause ?? '')).toMatchObject({ TrainingJobStatus: 'Failed' });
});

test('a job whose execution is stopped is stopped too', async () => {
  const { calls, sagemaker } = fakeTraining(['InProgress']);
  harness = new Harness({ services: { sagemaker } });
  const executionArn = await harness.start(single({ ...TRAIN, TimeoutSeconds: 1 }));
  expect(await harness.end(executionArn)).toMatchObject({ error: 'States.Timeout' });
  expect(calls).toContain('stop');
});

test.each<[string, RegExp]>([
  ['events:PutRule', /events:PutRule on arn:aws:events:us-east-1:123456789012:rule\/StepFunctionsGetEventsForSageMakerTrainingJobsRule/],
  ['sagemaker:AddTags', /sagemaker:AddTags on arn:aws:sagemaker:us-east-1:123456789012:training-job\/job-1/],
])("a job needs the role's right to %s", async (denied, message) => {
  const authorize = (_caller: Caller, { action, resource }: AccessRequest): void => {
    if (action === denied) {
      throw new AccessDenied(`not authorized to perform ${action} on ${resource}`);
    }
  };
  harness = new Harness({ services: { sagemaker: fakeTraining(['Completed']).sagemaker }, ports: { authorize } });
  const ended = harness.run(single(TRAIN)).then(({ error, cause }) => `${error ?? ''} ${cause ?? ''}`);
  expect(await ended.catch((error: unknown) => String(error))).toMatch(message);
});

test('startExecution.sync:2 gives the parsed output of the other state machine', async () => {
  harness = new Harness();
  const StateMachineArn = await harness.deploy(single({ Type: 'Pass', Output: { sum: '{% $states.input.a + 1 %}' } }), 'inner');
  const task = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Arguments: { StateMachineArn, Input: { a: 1 } } };
  expect(await harness.output(single(task))).toMatchObject({
    Status: 'SUCCEEDED',
    Input: { a: 1 },
    Output: { sum: 2 },
    Name: expect.any(String),
  });
});

test('startExecution.sync fails with the description of the failed execution', async () => {
  harness = new Harness();
  const StateMachineArn = await harness.deploy(jsonata({ Refuse: { Type: 'Fail', Error: 'Refused', Cause: 'no rows' } }), 'inner');
  const task = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync', Arguments: { StateMachineArn } };
  const ended = await harness.run(single(task));
  expect(ended.error).toBe('States.TaskFailed');
  expect(JSON.parse(ended.cause ?? '')).toMatchObject({ Status: 'FAILED', Error: 'Refused', Cause: 'no rows' });
});

describe('waitForTaskToken', () => {
  const wait = (more: object = {}): object =>
    invoke('ask', {
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      Output: '{% $states.result %}',
      ...more,
    });

  test.each([
    ['SendTaskSuccess', { output: '{"answer":42}' }, { status: 'SUCCEEDED', output: '{"answer":42}' }],
    ['SendTaskFailure', { error: 'Denied', cause: 'by hand' }, { status: 'FAILED', error: 'Denied', cause: 'by hand' }],
  ])('%s ends the task', async (operation, answer, expected) => {
    harness = new Harness({
      services: functions({ ask: ({ token }: { token: string }) => void harness.call(operation, { taskToken: token, ...answer }) }),
    });
    expect(await harness.run(single(wait()))).toMatchObject(expected);
  });

  test('a token serves once, and must be one', async () => {
    let taskToken = '';
    harness = new Harness({ services: functions({ ask: ({ token }: { token: string }) => void (taskToken = token) }) });
    await harness.run(single(wait({ TimeoutSeconds: 1 })));
    await expect(harness.call('SendTaskSuccess', { taskToken, output: '1' })).rejects.toMatchObject({ code: 'TaskTimedOut' });
    await expect(harness.call('SendTaskSuccess', { taskToken: 'x', output: '1' })).rejects.toMatchObject({ code: 'InvalidToken' });
  });

  test('a failed call is retried with a new token', async () => {
    const tokens: string[] = [];
    const ask = ({ token }: { token: string }): void => {
      tokens.push(token);
      if (tokens.length === 1) {
        throw named('TransientError');
      }
      void harness.call('SendTaskSuccess', { taskToken: token, output: '"ok"' });
    };
    harness = new Harness({ services: functions({ ask }) });
    expect(await harness.output(single(wait({ Retry: [{ ErrorEquals: ['TransientError'] }] })))).toBe('ok');
    expect(new Set(tokens).size).toBe(2);
  });
});
