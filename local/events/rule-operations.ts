import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { listPage } from '../core/list-page';
import type { CallContext } from '../core/service';
import { busName } from './event-bus';
import { busesOf } from './event-buses';
import type { Rule } from './rule';
import { createRule, ruleArn } from './rule';

/** Rules and targets of one page, unless the caller asks for fewer. */
const PAGE_SIZE = 100;

interface RuleInput {
  readonly Name: string;
  readonly EventBusName?: string;
}

/** The rule of a request, after `action` on it is allowed; throws `ResourceNotFoundException`. */
export function authorizedRule(action: string, { Name: name, EventBusName: bus = 'default' }: RuleInput, context: CallContext): Rule {
  context.authorize({ action, resource: ruleArn(context.cloud, busName(bus), name) });
  return busesOf(context.cloud).rule(bus, name);
}

/** One page of a list of EventBridge's. */
export function eventsPage<T>(all: readonly T[], limit: number | undefined, token: string | undefined): { items: T[]; NextToken?: string } {
  const invalid = (): Error => new AwsError('ValidationException', 'NextToken is invalid.');
  const { items, nextToken } = listPage(all, limit ?? PAGE_SIZE, token, invalid);
  return { items, NextToken: nextToken };
}

interface PutRuleInput extends RuleInput {
  readonly ScheduleExpression?: string;
  readonly EventPattern?: string;
  readonly State?: string;
  readonly Description?: string;
  readonly RoleArn?: string;
}

/** `PutRule`: a rule that exists keeps its targets. */
export function putRule(input: PutRuleInput, { cloud, authorize }: CallContext): object {
  const bus = busName(input.EventBusName ?? 'default');
  authorize({ action: 'events:PutRule', resource: ruleArn(cloud, bus, input.Name) });
  if (input.RoleArn !== undefined) {
    authorize({ action: 'iam:PassRole', resource: input.RoleArn, context: { 'iam:PassedToService': 'events.amazonaws.com' } });
  }
  return { RuleArn: putDefinition(cloud, bus, input).arn };
}

function putDefinition(cloud: Cloud, bus: string, input: PutRuleInput): Rule {
  const existing = busesOf(cloud).bus(bus).rules.get(input.Name);
  const rule = createRule(
    cloud,
    {
      name: input.Name,
      bus,
      description: input.Description,
      eventPattern: input.EventPattern,
      scheduleExpression: input.ScheduleExpression,
      roleArn: input.RoleArn,
      enabled: isEnabled(input.State),
    },
    [...(existing?.targets.values() ?? [])],
  );
  busesOf(cloud).put(rule);
  return rule;
}

/** Whether a rule of this state runs. @default ENABLED */
export function isEnabled(state = 'ENABLED'): boolean {
  if (state !== 'ENABLED' && state !== 'DISABLED') {
    throw new NotEmulated(`the state ${state} of a rule`);
  }
  return state === 'ENABLED';
}

/** `DeleteRule`: a rule that does not exist is no error, one with targets is. */
export function deleteRule({ Name: name, EventBusName: bus = 'default' }: RuleInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'events:DeleteRule', resource: ruleArn(cloud, busName(bus), name) });
  const rule = busesOf(cloud).bus(bus).rules.get(name);
  if (rule && rule.targets.size > 0) {
    throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
  }
  busesOf(cloud).remove(bus, name);
  return {};
}

/** `EnableRule` */
export function enableRule(input: RuleInput, context: CallContext): Promise<void> {
  authorizedRule('events:EnableRule', input, context).enabled = true;
  return Promise.resolve();
}

/** `DisableRule` */
export function disableRule(input: RuleInput, context: CallContext): Promise<void> {
  authorizedRule('events:DisableRule', input, context).enabled = false;
  return Promise.resolve();
}

/** `DescribeRule` */
export function describeRule(input: RuleInput, context: CallContext): Promise<object> {
  const rule = authorizedRule('events:DescribeRule', input, context);
  return Promise.resolve({ ...describe(rule), CreatedBy: context.cloud.options.account });
}

interface ListInput {
  readonly NamePrefix?: string;
  readonly EventBusName?: string;
  readonly Limit?: number;
  readonly NextToken?: string;
}

/** `ListRules` */
export function listRules(
  { NamePrefix: prefix = '', EventBusName: bus, Limit, NextToken: token }: ListInput,
  context: CallContext,
): object {
  context.authorize({ action: 'events:ListRules', resource: '*' });
  const rules = [
    ...busesOf(context.cloud)
      .bus(bus ?? 'default')
      .rules.values(),
  ]
    .filter(({ name }) => name.startsWith(prefix))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, NextToken } = eventsPage(rules, Limit, token);
  return { Rules: items.map(describe), NextToken };
}

function describe(rule: Rule): object {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventBusName: rule.bus,
    Description: rule.description,
    EventPattern: rule.eventPattern,
    ScheduleExpression: rule.scheduleExpression,
    RoleArn: rule.roleArn,
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
  };
}
