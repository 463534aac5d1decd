import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { ScheduleDefinition } from './schedule';
import { schedulesOf } from './schedule-store';
import type { Target } from './target';

/** `AWS::Scheduler::Schedule` */
export const scheduleProvider: ResourceProvider = {
  type: 'AWS::Scheduler::Schedule',
  properties: [
    'Description',
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
  recorded: ['KmsKeyArn'],
  replaceOn: ['Name'],
  create: (properties, context) => put(String(properties.Name ?? context.physicalName(64)), properties, context),
  update: (name, properties, previous, context) => {
    schedulesOf(context.cloud).remove(String(previous.GroupName ?? 'default'), name);
    return put(name, properties, context);
  },
  delete: (name, properties, { cloud }) => {
    schedulesOf(cloud).remove(String(properties.GroupName ?? 'default'), name);
    return Promise.resolve();
  },
};

function put(name: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const { arn } = schedulesOf(cloud).put({
    name,
    group: properties.GroupName as string | undefined,
    description: properties.Description as string | undefined,
    expression: String(properties.ScheduleExpression),
    zone: properties.ScheduleExpressionTimezone as string | undefined,
    start: timeOf(properties.StartDate as string | undefined),
    end: timeOf(properties.EndDate as string | undefined),
    window: properties.FlexibleTimeWindow as ScheduleDefinition['window'],
    enabled: properties.State !== 'DISABLED',
    target: { Id: name, ...(properties.Target as Omit<Target, 'Id'>) },
  });
  return Promise.resolve({ physicalId: name, attributes: { Arn: arn } });
}

function timeOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Date.parse(date);
}

/** `AWS::Scheduler::ScheduleGroup` */
export const scheduleGroupProvider: ResourceProvider = {
  type: 'AWS::Scheduler::ScheduleGroup',
  properties: ['Name'],
  recorded: ['Tags'],
  replaceOn: ['Name'],
  create: (properties, context) => {
    const name = String(properties.Name ?? context.physicalName(64));
    schedulesOf(context.cloud).groups.set(name, context.cloud.clock.date());
    return Promise.resolve(group(name, context));
  },
  update: (name, _properties, _previous, context) => Promise.resolve(group(name, context)),
  delete: (name, _properties, { cloud }) => {
    schedulesOf(cloud).groups.delete(name);
    return Promise.resolve();
  },
};

function group(name: string, { cloud }: ProvisionContext): Provisioned {
  return { physicalId: name, attributes: { Arn: cloud.arn('scheduler', `schedule-group/${name}`), State: 'ACTIVE' } };
}
