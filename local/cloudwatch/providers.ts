import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { assertActions } from './alarm-actions';
import { ACTION_PROPERTIES, METRIC_PROPERTIES } from './alarm-properties';
import type { AnyAlarm } from './alarm-watch';
import { alarmsOf } from './alarm-watch';
import { CompositeAlarm } from './composite-alarm';
import { MetricAlarm } from './metric-alarm';

const metricAlarmProvider = alarmProvider({
  type: 'AWS::CloudWatch::Alarm',
  properties: [...ACTION_PROPERTIES, ...METRIC_PROPERTIES],
  make: (name, properties, { cloud }) => new MetricAlarm(cloud, name, properties),
});

const compositeAlarmProvider = alarmProvider({
  type: 'AWS::CloudWatch::CompositeAlarm',
  properties: [...ACTION_PROPERTIES, 'AlarmRule'],
  make: (name, properties, { cloud }) => new CompositeAlarm(cloud, name, properties),
});

interface AlarmProviderOptions extends Pick<ResourceProvider, 'type' | 'properties'> {
  readonly make: (name: string, properties: Properties, context: ProvisionContext) => AnyAlarm;
}

function alarmProvider({ type, properties: known, make }: AlarmProviderOptions): ResourceProvider {
  const put = (name: string, properties: Properties, context: ProvisionContext): Promise<Provisioned> => {
    const alarm = make(name, properties, context);
    assertActions(alarm);
    alarmsOf(context.cloud).put(alarm);
    return Promise.resolve({ physicalId: name, attributes: { Arn: alarm.arn } });
  };
  return {
    type,
    properties: known,
    recorded: ['Tags'],
    replaceOn: ['AlarmName'],
    create: (properties, context) => put(String(properties.AlarmName ?? context.physicalName()), properties, context),
    update: (name, properties, _previous, context) => put(name, properties, context),
    delete: (name, _properties, { cloud }) => {
      alarmsOf(cloud).remove(name);
      return Promise.resolve();
    },
  };
}

/** Resource types of CloudWatch. */
export const cloudWatchProviders: readonly ResourceProvider[] = [metricAlarmProvider, compositeAlarmProvider];
