import { Duration } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { EndpointAlarmsProps } from '../../../../lib/constructs/serving/endpoint-alarms';
import { EndpointAlarms } from '../../../../lib/constructs/serving/endpoint-alarms';
import { testHost, testStack } from '../../../stack';

function alarms(props: Partial<EndpointAlarmsProps> = {}): Template {
  const stack = testStack();
  new EndpointAlarms(stack, 'Alarms', { endpointName: 'endpoint', alertTopic: testHost(stack).alertTopic, ...props });
  return Template.fromStack(stack);
}

test.each<[Partial<EndpointAlarmsProps>, number]>([
  [{}, 0.05],
  [{ maxErrorRate: 0.01 }, 0.01],
])('with %j alarms when the model fails more than a share of %d of its invocations', (props, Threshold) => {
  alarms(props).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Invocation5XXErrors', Statistic: 'Average', Threshold });
});

test.each<[Partial<EndpointAlarmsProps>, number]>([
  [{}, 1_000_000],
  [{ maxLatency: Duration.millis(200) }, 200_000],
])('with %j alarms above a latency of %d microseconds', (props, Threshold) => {
  alarms(props).hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'ModelLatency',
    ExtendedStatistic: 'p90',
    EvaluationPeriods: 3,
    Threshold,
  });
});

test('pitfall 5: an endpoint without traffic does not alarm, and each alarm is that of one variant and tells the topic', () => {
  alarms().resourcePropertiesCountIs(
    'AWS::CloudWatch::Alarm',
    {
      TreatMissingData: 'notBreaching',
      Dimensions: [
        { Name: 'EndpointName', Value: 'endpoint' },
        { Name: 'VariantName', Value: 'AllTraffic' },
      ],
      AlarmActions: [Match.anyValue()],
    },
    2,
  );
});
