import { Duration } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { allow } from '../../../../lib/constructs/security/allow';
import type { WorkflowProps } from '../../../../lib/constructs/workflow/workflow';
import { Workflow } from '../../../../lib/constructs/workflow/workflow';
import { failWithReason, task } from '../../../../lib/constructs/workflow/states';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { testHost, testStack } from '../../../stack';
import { namedFunction } from './runnable';

const DEFINITION = {
  StartAt: 'Publish',
  States: {
    Publish: task('sns:publish', { Message: 'x' }, { End: true }, { onError: 'Failed' }),
    Failed: failWithReason(),
  },
};

function workflow(props: Partial<WorkflowProps> = {}) {
  const stack = testStack();
  const host = testHost(stack);
  const machine = new Workflow(stack, 'Workflow', {
    host,
    description: 'Tells',
    runbook: 'features-failed',
    definition: DEFINITION,
    ...props,
  });
  allow(machine, ['sns:Publish'], [host.alertTopic.topicArn]);
  return { stack, host, machine, template: () => Template.fromStack(stack) };
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

test('alarms when an execution fails', () => {
  workflow()
    .template()
    .hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ExecutionsFailed', AlarmActions: [Match.anyValue()] });
});

test('pitfall 10: waits for the policy of its role', () => {
  const [{ DependsOn } = {}] = Object.values(workflow().template().findResources('AWS::StepFunctions::StateMachine'));
  expect(DependsOn).toContainEqual(expect.stringMatching(/RolePolicy/));
});

test('may invoke the functions of its states', () => {
  expect(grants(workflow({ functions: [namedFunction('arn:aws:lambda:us-east-1:123456789012:function:f')] }).stack, 'Tells')).toEqual([
    'lambda:InvokeFunction lambda:function:f',
    'sns:Publish <import>',
  ]);
});

const EXECUTIONS = 'states:execution:<AWS::StepFunctions::StateMachine>';

test('lets who may run it start, list, watch and stop its executions', () => {
  const { stack, machine } = workflow();
  machine.grantRun(new ManagedPolicy(stack, 'Engineer', { description: 'Engineer' }));
  expect(grants(stack, 'Engineer')).toEqual([
    `states:DescribeExecution ${EXECUTIONS}:*`,
    'states:ListExecutions <AWS::StepFunctions::StateMachine>',
    'states:StartExecution <AWS::StepFunctions::StateMachine>',
    `states:StopExecution ${EXECUTIONS}:*`,
  ]);
});

test('lets another state machine run it as a task and learn of its end', () => {
  const { stack, host, machine } = workflow();
  machine.grantNestedRun(new Workflow(stack, 'Outer', { host, description: 'Outer', runbook: 'features-failed', definition: DEFINITION }));
  const rule = 'events:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule';
  expect(grants(stack, 'Outer')).toEqual([
    `events:DescribeRule ${rule}`,
    `events:PutRule ${rule}`,
    `events:PutTargets ${rule}`,
    `states:DescribeExecution ${EXECUTIONS}:*`,
    'states:StartExecution <AWS::StepFunctions::StateMachine>',
    `states:StopExecution ${EXECUTIONS}:*`,
  ]);
});

test('may run its own distributed maps, by a policy that does not hold up the state machine', () => {
  const { stack, machine, template } = workflow();
  machine.allowMapRuns();
  expect(grants(stack, 'Runs the distributed maps of the state machine')).toEqual([
    `states:DescribeExecution ${EXECUTIONS}/*`,
    'states:StartExecution <AWS::StepFunctions::StateMachine>',
    `states:StopExecution ${EXECUTIONS}/*`,
  ]);
  const [{ DependsOn } = {}] = Object.values(template().findResources('AWS::StepFunctions::StateMachine'));
  expect(DependsOn).not.toContainEqual(expect.stringMatching(/MapRuns/));
});

test('breaks no rule of the packs', () => {
  expect(findings(workflow().stack)).toEqual([]);
});
