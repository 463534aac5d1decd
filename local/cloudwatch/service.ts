import type { Cloud } from '../core/cloud';
import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import {
  deleteAlarms,
  disableAlarmActions,
  enableAlarmActions,
  putCompositeAlarm,
  putMetricAlarm,
  setAlarmState,
} from './alarm-operations';
import { alarmsOf } from './alarm-watch';
import { ACTION_PROPERTIES, METRIC_PROPERTIES } from './alarm-properties';
import { describeAlarmHistory, describeAlarms, describeAlarmsForMetric } from './describe-alarms';
import { getMetricData } from './get-metric-data';
import { getMetricStatistics } from './get-metric-statistics';
import { listMetrics } from './list-metrics';
import { putMetricData } from './put-metric-data';
import { recordSample } from './record';

/** CloudWatch: metrics in memory, alarms in virtual time. */
export function createCloudWatch(cloud: Cloud): Service {
  cloud.ports.metric = ({ time, value, unit, ...id }) => {
    recordSample(cloud, id, time?.getTime() ?? cloud.clock.now(), value, unit);
  };
  return {
    signingName: 'monitoring',
    operations: {
      DeleteAlarms: deleteAlarms,
      DescribeAlarmHistory: supportedInput(
        'DescribeAlarmHistory',
        ['AlarmName', 'AlarmTypes', 'HistoryItemType', 'StartDate', 'EndDate', 'MaxRecords', 'NextToken', 'ScanBy'],
        describeAlarmHistory,
      ),
      DescribeAlarms: supportedInput(
        'DescribeAlarms',
        ['AlarmNames', 'AlarmNamePrefix', 'AlarmTypes', 'StateValue', 'ActionPrefix', 'MaxRecords', 'NextToken'],
        describeAlarms,
      ),
      DescribeAlarmsForMetric: supportedInput(
        'DescribeAlarmsForMetric',
        ['Namespace', 'MetricName', 'Dimensions', 'Statistic', 'ExtendedStatistic', 'Period'],
        describeAlarmsForMetric,
      ),
      DisableAlarmActions: disableAlarmActions,
      EnableAlarmActions: enableAlarmActions,
      GetMetricData: supportedInput(
        'GetMetricData',
        ['MetricDataQueries', 'StartTime', 'EndTime', 'ScanBy', 'MaxDatapoints', 'NextToken'],
        getMetricData,
      ),
      GetMetricStatistics: getMetricStatistics,
      ListMetrics: supportedInput('ListMetrics', ['Namespace', 'MetricName', 'Dimensions', 'RecentlyActive', 'NextToken'], listMetrics),
      PutCompositeAlarm: supportedInput('PutCompositeAlarm', [...ACTION_PROPERTIES, 'AlarmRule', 'Tags'], putCompositeAlarm),
      PutMetricAlarm: supportedInput('PutMetricAlarm', [...ACTION_PROPERTIES, ...METRIC_PROPERTIES, 'Tags'], putMetricAlarm),
      PutMetricData: supportedInput('PutMetricData', ['Namespace', 'MetricData'], putMetricData),
      SetAlarmState: setAlarmState,
    },
    settle: () => {
      alarmsOf(cloud).evaluateDue();
      return Promise.resolve();
    },
  };
}
