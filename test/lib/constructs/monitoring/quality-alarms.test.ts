import { Template } from 'aws-cdk-lib/assertions';
import { QualityAlarms } from '../../../../lib/constructs/monitoring/quality-alarms';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function alarms() {
  const stack = testStack();
  const { alertTopic } = testHost(stack);
  new QualityAlarms(stack, 'Alarms', { environment: 'test', model: 'flights', minAuc: 0.65, windows: 3, alertTopic });
  return { stack, template: Template.fromStack(stack) };
}

test('fires after the given number of poor days in a row', () => {
  alarms().template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'Auc',
    Period: 86_400,
    Statistic: 'Minimum',
    Threshold: 0.65,
    ComparisonOperator: 'LessThanThreshold',
    EvaluationPeriods: 3,
    DatapointsToAlarm: 3,
  });
});

test('a day without enough labels does not change the alarm', () => {
  alarms().template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Auc', TreatMissingData: 'ignore' });
});

test('fires when predictions have had no labels for a week', () => {
  alarms().template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'LabelledRows',
    Statistic: 'Maximum',
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    EvaluationPeriods: 7,
    TreatMissingData: 'notBreaching',
  });
});

test('every alarm notifies', () => {
  const found = alarms().template.findResources('AWS::CloudWatch::Alarm') as Record<string, { Properties: { AlarmActions: unknown[] } }>;
  expect(Object.values(found).map(({ Properties }) => Properties.AlarmActions.length)).toEqual([1, 1]);
});

test('breaks no rule', () => {
  expect(findings(alarms().stack)).toEqual([]);
});
