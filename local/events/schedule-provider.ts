import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { ScheduleDefinition } from './schedule';
import { scheduleArn, startSchedule } from './schedule';
import type { Target } from './target';

const stopsOf = perCloud(() => new Map<string, () => void>());

/** `AWS::Scheduler::Schedule` */
export const scheduleProvider: ResourceProvider = {
  type: 'AWS::Scheduler::Schedule',
  properties: [
    'EndDate',
    'FlexibleTimeWindow',
    'GroupName',
    'Name',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'StartDate',
    'State',
    'Target',
  ],
  recorded: ['Description', 'KmsKeyArn'],
  replaceOn: ['Name'],
  create: (properties, context) => put(String(properties.Name ?? context.physicalName(64)), properties, context),
  update: (name, properties, previous, context) => {
    stop(context.cloud, name, previous);
    return put(name, properties, context);
  },
  delete: (name, properties, { cloud }) => {
    stop(cloud, name, properties);
    return Promise.resolve();
  },
};

function put(name: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const definition: ScheduleDefinition = {
    name,
    group: properties.GroupName as string | undefined,
    expression: String(properties.ScheduleExpression),
    zone: properties.ScheduleExpressionTimezone as string | undefined,
    start: timeOf(properties.StartDate as string | undefined),
    end: timeOf(properties.EndDate as string | undefined),
    window: properties.FlexibleTimeWindow as ScheduleDefinition['window'],
    enabled: properties.State !== 'DISABLED',
    target: { Id: name, ...(properties.Target as Omit<Target, 'Id'>) },
  };
  stopsOf(cloud).set(key(name, properties), startSchedule(cloud, definition));
  return Promise.resolve({ physicalId: name, attributes: { Arn: scheduleArn(cloud, definition) } });
}

function timeOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Date.parse(date);
}

function stop(cloud: Cloud, name: string, properties: Properties): void {
  stopsOf(cloud).get(key(name, properties))?.();
  stopsOf(cloud).delete(key(name, properties));
}

function key(name: string, { GroupName: group = 'default' }: Properties): string {
  return `${String(group)}/${name}`;
}

/** `AWS::Scheduler::ScheduleGroup`: a name in the ARNs of its schedules. */
export const scheduleGroupProvider: ResourceProvider = {
  type: 'AWS::Scheduler::ScheduleGroup',
  properties: ['Name'],
  recorded: ['Tags'],
  replaceOn: ['Name'],
  create: (properties, context) => {
    const name = String(properties.Name ?? context.physicalName(64));
    const arn = context.cloud.arn('scheduler', `schedule-group/${name}`);
    return Promise.resolve({ physicalId: name, attributes: { Arn: arn, State: 'ACTIVE' } });
  },
  update: (name, _properties, _previous, { cloud }) =>
    Promise.resolve({ physicalId: name, attributes: { Arn: cloud.arn('scheduler', `schedule-group/${name}`), State: 'ACTIVE' } }),
  delete: () => Promise.resolve(),
};
