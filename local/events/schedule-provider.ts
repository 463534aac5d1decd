import { randomUUID } from 'node:crypto';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { deliver } from './deliver';
import { busEvent } from './event';
import { schedule } from './schedule-expression';
import { onSchedule } from './schedule-timer';
import type { Sender } from './send-to-target';
import type { Target } from './target';
import { assertTarget } from './target';

const stopsOf = perCloud(() => new Map<string, () => void>());

/** `AWS::Scheduler::Schedule` in UTC, at the exact time. */
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
  update: (name, properties, _previous, context) => put(name, properties, context),
  delete: (name, _properties, { cloud }) => {
    stop(cloud, name);
    return Promise.resolve();
  },
};

function put(name: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  assertSupported(properties);
  const target = { Id: name, ...(properties.Target as Omit<Target, 'Id'>) };
  assertTarget(target);
  const group = String(properties.GroupName ?? 'default');
  const arn = cloud.arn('scheduler', `schedule/${group}/${name}`);
  const sender = { principal: 'scheduler.amazonaws.com', sourceArn: cloud.arn('scheduler', `schedule-group/${group}`), name };
  const from = properties.StartDate === undefined ? cloud.clock.now() : Date.parse(String(properties.StartDate));
  const until = properties.EndDate === undefined ? Infinity : Date.parse(String(properties.EndDate));
  const times = schedule(String(properties.ScheduleExpression), from);
  stop(cloud, name);
  if (properties.State !== 'DISABLED') {
    const cancel = onSchedule(cloud.clock, times, (time) => {
      if (time.getTime() >= from && time.getTime() <= until) {
        run(cloud, sender, arn, target, time);
      }
    });
    stopsOf(cloud).set(name, cancel);
  }
  return Promise.resolve({ physicalId: name, attributes: { Arn: arn } });
}

function stop(cloud: Cloud, name: string): void {
  stopsOf(cloud).get(name)?.();
  stopsOf(cloud).delete(name);
}

function run(cloud: Cloud, sender: Sender, arn: string, target: Target, time: Date): void {
  const variables: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': `${time.toISOString().slice(0, 19)}Z`,
    'execution-id': randomUUID(),
    'attempt-number': '1',
  };
  const input = (target.Input ?? '{}').replace(/<aws\.scheduler\.([a-z-]+)>/g, (token, variable: string) => variables[variable] ?? token);
  const event = busEvent(cloud, { source: 'aws.scheduler', detailType: 'Scheduled Event', detail: {}, resources: [arn], time });
  setImmediate(() => void deliver(cloud, sender, target, input, event));
}

function assertSupported(properties: Properties): void {
  const zone = String(properties.ScheduleExpressionTimezone ?? 'UTC');
  if (!/^(UTC|Etc\/UTC)$/.test(zone)) {
    throw new NotEmulated(`the time zone ${zone} of a schedule`);
  }
  const window = (properties.FlexibleTimeWindow as { Mode?: string } | undefined)?.Mode ?? 'OFF';
  if (window !== 'OFF') {
    throw new NotEmulated(`the flexible time window ${window} of a schedule`);
  }
}
