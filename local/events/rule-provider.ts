import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { busName } from './event-bus';
import { busesOf } from './event-buses';
import { createRule } from './rule';
import { isEnabled } from './rule-operations';
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
  const targets = (properties.Targets ?? []) as Target[];
  for (const target of targets) {
    assertTarget(cloud, target);
  }
  const definition = {
    name,
    bus,
    description: properties.Description as string | undefined,
    eventPattern: properties.EventPattern === undefined ? undefined : JSON.stringify(properties.EventPattern),
    scheduleExpression: properties.ScheduleExpression as string | undefined,
    roleArn: properties.RoleArn as string | undefined,
    enabled: isEnabled(properties.State as string | undefined),
  };
  const rule = createRule(cloud, definition, targets);
  busesOf(cloud).put(rule);
  return Promise.resolve({ physicalId: bus === 'default' ? name : `${bus}|${name}`, attributes: { Arn: rule.arn } });
}
