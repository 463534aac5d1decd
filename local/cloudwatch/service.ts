import type { Cloud } from '../core/cloud';
import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { describeAlarmHistory, describeAlarms, setAlarmState } from './alarm-operations';
import { alarmsOf } from './alarm-watch';
import { getMetricData, getMetricStatistics, listMetrics, putMetricData } from './metric-operations';
import { metricsOf } from './metric-store';

/** CloudWatch: metrics in memory, alarms in virtual time. */
export function createCloudWatch(cloud: Cloud): Service {
  cloud.ports.metric = (value) => {
    const key = metricsOf(cloud).record(value, value.time?.getTime() ?? cloud.clock.now());
    alarmsOf(cloud).datapointArrived(key);
  };
  return {
    signingName: 'monitoring',
    operations: {
      PutMetricData: supportedInput('PutMetricData', ['Namespace', 'MetricData'], putMetricData),
      GetMetricStatistics: getMetricStatistics,
      GetMetricData: supportedInput('GetMetricData', ['MetricDataQueries', 'StartTime', 'EndTime', 'ScanBy'], getMetricData),
      ListMetrics: supportedInput('ListMetrics', ['Namespace', 'MetricName', 'Dimensions'], listMetrics),
      DescribeAlarms: supportedInput(
        'DescribeAlarms',
        ['AlarmNames', 'AlarmNamePrefix', 'AlarmTypes', 'StateValue', 'MaxRecords'],
        describeAlarms,
      ),
      DescribeAlarmHistory: supportedInput(
        'DescribeAlarmHistory',
        ['AlarmName', 'HistoryItemType', 'StartDate', 'EndDate', 'MaxRecords', 'ScanBy'],
        describeAlarmHistory,
      ),
      SetAlarmState: setAlarmState,
    },
  };
}
