import { Template } from 'aws-cdk-lib/assertions';
import { DriftAlarms } from '../../../../lib/constructs/monitoring/drift-alarms';
import { testHost, testStack } from '../../../stack';

function alarms(): Template {
  const stack = testStack();
  const { alertTopic } = testHost(stack);
  new DriftAlarms(stack, 'Alarms', { environment: 'test', model: 'flights', threshold: 0.2, windows: 3, alertTopic });
  return Template.fromStack(stack);
}

test('fires after the given number of drifting days in a row', () => {
  alarms().hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'DriftScore',
    Period: 86_400,
    Statistic: 'Maximum',
    Threshold: 0.2,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 3,
    DatapointsToAlarm: 3,
  });
});

test('pitfall 32: a day without enough data does not change the alarm', () => {
  alarms().hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'DriftScore', TreatMissingData: 'ignore' });
});

test('pitfall 32: fires when a live model has had no traffic for three days', () => {
  alarms().hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'MonitoredRows',
    Statistic: 'Sum',
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    EvaluationPeriods: 3,
  });
});
