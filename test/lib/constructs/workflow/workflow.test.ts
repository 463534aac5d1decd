import { Duration } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { allow } from '../../../../lib/constructs/security/allow';
import type { WorkflowProps } from '../../../../lib/constructs/workflow/workflow';
import { Workflow } from '../../../../lib/constructs/workflow/workflow';
import { WorkflowTrigger } from '../../../../lib/constructs/workflow/workflow-trigger';
import { failWithReason, invokeFunction, task } from '../../../../lib/constructs/workflow/states';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

const DEFINITION = {
  StartAt: 'Publish',
  States: {
    Publish: task('arn:aws:states:::sns:publish', { Message: 'x' }, { End: true }, { onError: 'Failed' }),
    Failed: failWithReason(),
  },
};

function workflow(props: Partial<WorkflowProps> = {}) {
  const stack = testStack();
  const host = testHost(stack);
  const machine = new Workflow(stack, 'Workflow', { host, description: 'Tells', definition: DEFINITION, ...props });
  allow(machine, ['sns:Publish'], [host.alertTopic.topicArn]);
  return { stack, host, stateMachine: machine.stateMachine, template: () => Template.fromStack(stack) };
}

function definition(template: Template): Record<string, unknown> {
  const [{ Properties: properties } = {}] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const [, parts] = properties.DefinitionString['Fn::Join'] as [string, unknown[]];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'aws')).join('')) as Record<string, unknown>;
}

test('is JSONata, traced, and logs every event in full', () => {
  const template = workflow().template();
  expect(definition(template)).toMatchObject({ QueryLanguage: 'JSONata', TimeoutSeconds: 3600, Comment: 'Tells', StartAt: 'Publish' });
  template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true },
  });
});

test('takes another time-out', () => {
  expect(definition(workflow({ timeout: Duration.hours(6) }).template())).toMatchObject({ TimeoutSeconds: 21_600 });
});

test('retries a task with jitter, limits its time, and keeps the failure for who catches it', () => {
  expect(DEFINITION.States.Publish).toMatchObject({
    TimeoutSeconds: 900,
    Retry: [{ JitterStrategy: 'FULL', MaxAttempts: 5, MaxDelaySeconds: 60 }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed', Assign: { failure: '{% $states.errorOutput %}' } }],
  });
});

test('invokes a function again whose process has ended', () => {
  const fn = { functionArn: 'arn' } as IFunction;
  expect(invokeFunction(fn, {}, { End: true })).toMatchObject({ Retry: [{ ErrorEquals: expect.arrayContaining(['Runtime.ExitError']) }] });
});

test('alarms when an execution fails', () => {
  workflow()
    .template()
    .hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ExecutionsFailed', AlarmActions: [Match.anyValue()] });
});

test('a trigger starts it under a role of its own, and keeps what could not be delivered', () => {
  const { stack, host, stateMachine, template } = workflow();
  new WorkflowTrigger(stack, 'Daily', { host, stateMachine, description: 'Every day', schedule: Schedule.rate(Duration.days(1)) });
  template().hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 day)',
    Targets: [Match.objectLike({ RoleArn: Match.anyValue(), DeadLetterConfig: { Arn: Match.anyValue() } })],
  });
  template().hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': Match.anyValue() } },
        }),
      ],
    },
  });
});

test('breaks no rule of the packs', () => {
  const { stack, host, stateMachine } = workflow();
  new WorkflowTrigger(stack, 'Daily', { host, stateMachine, description: 'Every day', schedule: Schedule.rate(Duration.days(1)) });
  expect(findings(stack)).toEqual([]);
});
