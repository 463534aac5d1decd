import { Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { ModelDashboard } from '../../../../lib/constructs/monitoring/model-dashboard';
import { findings } from '../../../findings';
import { testStack } from '../../../stack';

interface Widget {
  readonly type: string;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly alarms?: string[];
    readonly metrics?: unknown[][];
    readonly annotations?: unknown;
  };
}

/** The dashboard's body: its text, with the region where it is deployed. */
interface Joined {
  readonly 'Fn::Join': readonly [string, readonly (string | { readonly Ref: 'AWS::Region' })[]];
}

function inRegion({ 'Fn::Join': [, parts] }: Joined): string {
  return parts.map((part) => (typeof part === 'string' ? part : 'us-east-1')).join('');
}

function dashboard() {
  const stack = testStack();
  new ModelDashboard(stack, 'Dashboard', {
    dashboardName: 'plumbline-test-flights',
    environment: 'test',
    model: 'flights',
    dataset: 'flights',
    endpointName: 'plumbline-test-flights',
    description: 'Late flights',
    owner: 'operations',
    kpi: { name: 'Passengers told', target: 'half' },
    driftThreshold: 0.2,
    retrainingBudgetUsd: 20,
    alarms: [Alarm.fromAlarmArn(stack, 'Drift', 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:drift')],
  });
  const template = Template.fromStack(stack);
  const [found] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.parse(inRegion(found?.['Properties'].DashboardBody as Joined)) as { widgets: Widget[] };
  return { stack, name: found?.['Properties'].DashboardName as string, widgets: body.widgets };
}

const titled = (title: string): Widget['properties'] | undefined =>
  dashboard().widgets.find(({ properties }) => properties.title === title)?.properties;

test('has a fixed name, and the same text each time', () => {
  expect(dashboard().name).toBe('plumbline-test-flights');
  expect(dashboard().widgets).toEqual(dashboard().widgets);
});

test('says what the model is for and who answers for it', () => {
  const [text] = dashboard().widgets;
  expect(text?.properties.markdown).toContain('**Passengers told**: half');
  expect(text?.properties.markdown).toContain('Answers for it: operations');
});

test('shows the alarms', () => {
  expect(titled('Alarms')?.alarms).toEqual(['arn:aws:cloudwatch:us-east-1:123456789012:alarm:drift']);
});

test.each([
  ['Traffic', ['Invocations']],
  ['Latency, microseconds', ['ModelLatency', 'ModelLatency', 'OverheadLatency']],
  ['Errors', ['Invocation4XXErrors', 'Invocation5XXErrors']],
  ['Drift score', ['DriftScore']],
  ['Model quality', ['Auc', 'F1']],
  ['Rows behind the verdicts', ['MonitoredRows', 'LabelledRows']],
  ['Rows of flights', ['RowsIn', 'RowsGood', 'RowsQuarantined']],
  ['Files of flights', ['FilesRejected']],
  ['Retraining, estimated', ['RetrainingSpendUsd']],
])('%s shows %p', (title, names) => {
  expect(titled(title)?.metrics?.map(([, name]) => name)).toEqual(names);
});

test.each([
  ['Drift score', 0.2],
  ['Retraining, estimated', 20],
])('%s has a line at its limit', (title, value) => {
  expect(titled(title)?.annotations).toMatchObject({ horizontal: [{ value }] });
});

test('breaks no rule', () => {
  expect(findings(dashboard().stack)).toEqual([]);
});
