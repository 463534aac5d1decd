import { Duration } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventField, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { WorkflowTriggerProps } from '../../../../lib/constructs/workflow/workflow-trigger';
import { WorkflowTrigger } from '../../../../lib/constructs/workflow/workflow-trigger';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { testHost, testStack } from '../../../stack';

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:machine';

function trigger(props: Partial<WorkflowTriggerProps>) {
  const stack = testStack();
  new WorkflowTrigger(stack, 'Trigger', {
    host: testHost(stack),
    stateMachine: StateMachine.fromStateMachineArn(stack, 'Machine', MACHINE),
    description: 'Something happened',
    ...props,
  });
  return { stack, template: Template.fromStack(stack) };
}

test('starts the state machine on events, with the event as its input', () => {
  trigger({ eventPattern: { source: ['aws.s3'] } }).template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.s3'] },
    ScheduleExpression: Match.absent(),
    Targets: [Match.objectLike({ Arn: MACHINE, InputTransformer: Match.absent(), Input: Match.absent() })],
  });
});

test('starts the state machine on a schedule, with an input of its own', () => {
  const input = RuleTargetInput.fromObject({ time: EventField.time });
  trigger({ schedule: Schedule.rate(Duration.days(1)), input }).template.hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 day)',
    Targets: [Match.objectLike({ InputTransformer: { InputPathsMap: { time: '$.time' }, InputTemplate: '{"time":<time>}' } })],
  });
});

test('its role may start that state machine and nothing else', () => {
  const { stack } = trigger({ schedule: Schedule.rate(Duration.days(1)) });
  expect(grants(stack, 'Something happened')).toEqual(['states:StartExecution states:stateMachine:machine']);
});

test('what can not be delivered waits in an encrypted queue that alarms', () => {
  const { template } = trigger({ schedule: Schedule.rate(Duration.days(1)) });
  template.hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: Match.anyValue(), MessageRetentionPeriod: 1_209_600 });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 0 });
});

test('fails without an event and without a schedule', () => {
  expect(() => trigger({})).toThrow("Either 'eventPattern' or 'schedule' must be defined");
});

test('breaks no rule of the packs', () => {
  expect(findings(trigger({ schedule: Schedule.rate(Duration.days(1)) }).stack)).toEqual([]);
});
