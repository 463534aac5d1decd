import { NotEmulated } from '../core/aws-error';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { Alarm } from './alarm';
import { alarmsOf } from './alarm-watch';
import { CompositeAlarm } from './composite-alarm';
import { MetricAlarm } from './metric-alarm';

const ACTION_PROPERTIES = ['ActionsEnabled', 'AlarmActions', 'AlarmDescription', 'AlarmName', 'InsufficientDataActions', 'OKActions'];

const metricAlarmProvider = alarmProvider({
  type: 'AWS::CloudWatch::Alarm',
  properties: [
    ...ACTION_PROPERTIES,
    'ComparisonOperator',
    'DatapointsToAlarm',
    'Dimensions',
    'EvaluationPeriods',
    'ExtendedStatistic',
    'MetricName',
    'Metrics',
    'Namespace',
    'Period',
    'Statistic',
    'Threshold',
    'TreatMissingData',
  ],
  recorded: ['EvaluateLowSampleCountPercentile', 'Tags', 'Unit'],
  make: (name, properties, { cloud }) => new MetricAlarm(cloud, name, properties),
});

const compositeAlarmProvider = alarmProvider({
  type: 'AWS::CloudWatch::CompositeAlarm',
  properties: [...ACTION_PROPERTIES, 'AlarmRule'],
  recorded: ['Tags'],
  make: (name, properties, { cloud }) => new CompositeAlarm(cloud, name, properties),
});

interface AlarmProviderOptions extends Pick<ResourceProvider, 'type' | 'properties' | 'recorded'> {
  readonly make: (name: string, properties: Properties, context: ProvisionContext) => Alarm;
}

function alarmProvider({ type, properties: known, recorded, make }: AlarmProviderOptions): ResourceProvider {
  const put = (name: string, properties: Properties, context: ProvisionContext): Promise<Provisioned> => {
    const alarm = make(name, properties, context);
    assertActions(alarm);
    alarmsOf(context.cloud).put(alarm);
    return Promise.resolve({ physicalId: name, attributes: { Arn: alarm.arn } });
  };
  return {
    type,
    properties: known,
    recorded,
    replaceOn: ['AlarmName'],
    create: (properties, context) => put(String(properties.AlarmName ?? context.physicalName()), properties, context),
    update: (name, properties, _previous, context) => put(name, properties, context),
    delete: (name, _properties, { cloud }) => {
      alarmsOf(cloud).remove(name);
      return Promise.resolve();
    },
  };
}

function assertActions({ actions }: Alarm): void {
  const other = Object.values(actions)
    .flat()
    .find((action) => !/^arn:[^:]+:(sns|lambda):/.test(action));
  if (other !== undefined) {
    throw new NotEmulated(`the alarm action ${other}`);
  }
}

/** Resource types of CloudWatch. */
export const cloudWatchProviders: readonly ResourceProvider[] = [metricAlarmProvider, compositeAlarmProvider];
