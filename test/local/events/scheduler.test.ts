import { Clock } from '../../../local/core/clock';
import { createScheduler } from '../../../local/events/scheduler';
import { ROOT, testCloud } from '../test-cloud';

const START = Date.UTC(2001, 1, 10);
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:letters';
const ONCE = {
  Name: 'reminder',
  ScheduleExpression: 'at(2001-02-10T01:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn: QUEUE, RoleArn: 'arn:aws:iam::123456789012:role/sender', Input: '{"n":1}' },
};

const clocks: Clock[] = [];

afterEach(() => {
  for (const clock of clocks.splice(0)) {
    clock.stop();
  }
});

function scheduler() {
  const cloud = testCloud({ options: { clock: new Clock(1, START) } });
  clocks.push(cloud.clock);
  const sent: object[] = [];
  cloud.addService(createScheduler());
  cloud.addService({ signingName: 'sqs', operations: { SendMessage: (input: object) => Promise.resolve(void sent.push(input)) } });
  const call = (operation: string, input: object) => cloud.call(ROOT, 'scheduler', operation, input);
  const after = async (hours: number) => {
    cloud.clock.jump(START + hours * 3_600_000);
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { cloud, sent, call, after };
}

// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
test('a program makes, reads, changes, lists and deletes a schedule', async () => {
  const { cloud, call } = scheduler();
  const made = await call('CreateSchedule', ONCE);
  await expect(call('CreateSchedule', ONCE)).rejects.toThrow('Schedule reminder already exists.');
  await call('UpdateSchedule', { ...ONCE, State: 'DISABLED', Description: 'later' });

  expect(made).toEqual({ ScheduleArn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/reminder' });
  expect(cloud.recording.authorized.slice(0, 2).map(({ request }) => [request.action, request.resource])).toEqual([
    ['scheduler:CreateSchedule', 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/reminder'],
    ['iam:PassRole', ONCE.Target.RoleArn],
  ]);
  expect(await call('GetSchedule', { Name: 'reminder' })).toMatchObject({
    ...ONCE,
    GroupName: 'default',
    State: 'DISABLED',
    Description: 'later',
    ScheduleExpressionTimezone: 'UTC',
    ActionAfterCompletion: 'NONE',
  });
  expect(await call('ListSchedules', { NamePrefix: 'rem', State: 'DISABLED' })).toMatchObject({
    Schedules: [{ Name: 'reminder', Target: { Arn: QUEUE } }],
  });
  await call('DeleteSchedule', { Name: 'reminder' });
  await expect(call('GetSchedule', { Name: 'reminder' })).rejects.toThrow('Schedule reminder does not exist.');
});

test('a schedule that shall go after its last time is gone then', async () => {
  const { sent, call, after } = scheduler();
  await call('CreateSchedule', { ...ONCE, ActionAfterCompletion: 'DELETE' });
  await call('CreateSchedule', { ...ONCE, Name: 'kept' });
  await after(2);

  expect(sent).toMatchObject([{ MessageBody: '{"n":1}' }, { MessageBody: '{"n":1}' }]);
  expect(await call('ListSchedules', {})).toMatchObject({ Schedules: [{ Name: 'kept' }] });
});

test.each([
  ['a group that is not there', { GroupName: 'none' }, 'Schedule group none does not exist.'],
  ['a target without a role', { Target: { Arn: QUEUE } }, 'Target.RoleArn must be specified.'],
  ['a key', { KmsKeyArn: 'arn' }, 'does not emulate the parameter KmsKeyArn'],
  [
    'a universal target',
    { Target: { ...ONCE.Target, Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage' } },
    'does not emulate the event target',
  ],
  ['another expression', { ScheduleExpression: 'tomorrow' }, 'ScheduleExpression is not valid'],
])('refuses %s', async (_what, change, message) => {
  const { call } = scheduler();

  await expect(call('CreateSchedule', { ...ONCE, ...change })).rejects.toThrow(message);
});
