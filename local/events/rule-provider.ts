import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { busEvent } from './event';
import { busesOf, busName } from './event-buses';
import { eventPattern } from './event-pattern';
import type { Rule } from './rule';
import { schedule } from './schedule-expression';
import { onSchedule } from './schedule-timer';
import type { Target } from './target';
import { assertTarget } from './target';

/** `AWS::Events::Rule` with a pattern, a schedule, or both. */
export const ruleProvider: ResourceProvider = {
  type: 'AWS::Events::Rule',
  properties: ['EventBusName', 'EventPattern', 'Name', 'ScheduleExpression', 'State', 'Targets'],
  recorded: ['Description', 'RoleArn', 'Tags'],
  replaceOn: ['EventBusName', 'Name'],
  create: (properties, context) => put(String(properties.Name ?? context.physicalName(64)), properties, context),
  update: (physicalId, properties, _previous, context) => put(ruleName(physicalId), properties, context),
  delete: (physicalId, properties, { cloud }) => {
    busesOf(cloud).remove(String(properties.EventBusName ?? 'default'), ruleName(physicalId));
    return Promise.resolve();
  },
};

/** Of rules on buses of their own the physical id is `<bus>|<rule>`. */
function ruleName(physicalId: string): string {
  return physicalId.split('|').at(-1) ?? physicalId;
}

function put(name: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const bus = busName(String(properties.EventBusName ?? 'default'));
  const own = bus !== 'default';
  const arn = cloud.arn('events', `rule/${own ? `${bus}/` : ''}${name}`);
  const targets = (properties.Targets ?? []) as Target[];
  targets.forEach(assertTarget);
  const expression = properties.ScheduleExpression as string | undefined;
  const times = expression === undefined ? undefined : schedule(expression, cloud.clock.now());
  const rule: Rule = {
    name,
    arn,
    bus,
    description: properties.Description as string | undefined,
    eventPattern: properties.EventPattern === undefined ? undefined : JSON.stringify(properties.EventPattern),
    scheduleExpression: expression,
    roleArn: properties.RoleArn as string | undefined,
    matches: properties.EventPattern === undefined ? undefined : eventPattern(properties.EventPattern),
    targets,
    enabled: properties.State !== 'DISABLED',
    stop:
      times === undefined
        ? () => undefined
        : onSchedule(cloud.clock, times, (time) => {
            if (rule.enabled) {
              const tick = { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources: [arn], time };
              busesOf(cloud).trigger(rule, busEvent(cloud, tick));
            }
          }),
  };
  busesOf(cloud).put(rule);
  return Promise.resolve({ physicalId: own ? `${bus}|${name}` : name, attributes: { Arn: arn } });
}
