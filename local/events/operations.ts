import type { Cloud } from '../core/cloud';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { busEvent } from './event';
import { busesOf, busName } from './event-buses';
import type { Rule } from './rule';

/** EventBridge. */
export function createEvents(cloud: Cloud): Service {
  cloud.ports.emit = (event) => {
    busesOf(cloud).publish('default', busEvent(cloud, event));
  };
  return {
    signingName: 'events',
    operations: {
      PutEvents: supportedInput('PutEvents', ['Entries'], putEvents),
      ListRules: supportedInput('ListRules', ['NamePrefix', 'EventBusName', 'Limit'], listRules),
      ListTargetsByRule: supportedInput('ListTargetsByRule', ['Rule', 'EventBusName'], listTargets),
      DescribeRule: describeRule,
      EnableRule: (input: RuleInput, context) => setEnabled('events:EnableRule', input, context, true),
      DisableRule: (input: RuleInput, context) => setEnabled('events:DisableRule', input, context, false),
    },
  };
}

interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly Resources?: readonly string[];
  readonly Time?: Date;
  readonly EventBusName?: string;
}

function putEvents({ Entries: entries }: { Entries: readonly Entry[] }, context: CallContext): Promise<object> {
  const results = entries.map((entry) => putEvent(entry, context));
  return Promise.resolve({ FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results });
}

function putEvent(entry: Entry, { cloud, authorize }: CallContext): object {
  const { Source: source = '', DetailType: detailType = '', EventBusName: bus = 'default', Resources: resources, Time: time } = entry;
  authorize({
    action: 'events:PutEvents',
    resource: cloud.arn('events', `event-bus/${busName(bus)}`),
    context: { 'events:source': source, 'events:detail-type': detailType },
  });
  if (source === '' || detailType === '') {
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${source === '' ? 'Source' : 'DetailType'} is not valid. Reason: it is required.`,
    };
  }
  if (source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  try {
    const event = busEvent(cloud, { source, detailType, detail: JSON.parse(entry.Detail ?? '') as object, resources, time });
    busesOf(cloud).publish(bus, event);
    return { EventId: event.id };
  } catch (error) {
    if (error instanceof SyntaxError) {
      return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    }
    throw error;
  }
}

interface RuleInput {
  readonly Name: string;
  readonly EventBusName?: string;
}

function authorizedRule(action: string, name: string, bus: string | undefined, { cloud, authorize }: CallContext): Rule {
  const prefix = bus === undefined || busName(bus) === 'default' ? '' : `${busName(bus)}/`;
  authorize({ action, resource: cloud.arn('events', `rule/${prefix}${name}`) });
  return busesOf(cloud).rule(bus ?? 'default', name);
}

function setEnabled(action: string, input: RuleInput, context: CallContext, enabled: boolean): Promise<void> {
  authorizedRule(action, input.Name, input.EventBusName, context).enabled = enabled;
  return Promise.resolve();
}

function describeRule(input: RuleInput, context: CallContext): Promise<object> {
  return Promise.resolve(describe(authorizedRule('events:DescribeRule', input.Name, input.EventBusName, context)));
}

function listTargets(input: { Rule: string; EventBusName?: string }, context: CallContext): Promise<object> {
  return Promise.resolve({ Targets: authorizedRule('events:ListTargetsByRule', input.Rule, input.EventBusName, context).targets });
}

function listRules(
  input: { NamePrefix?: string; EventBusName?: string; Limit?: number },
  { cloud, authorize }: CallContext,
): Promise<object> {
  authorize({ action: 'events:ListRules', resource: '*' });
  const rules = [
    ...busesOf(cloud)
      .rules(input.EventBusName ?? 'default')
      .values(),
  ].filter(({ name }) => name.startsWith(input.NamePrefix ?? ''));
  return Promise.resolve({ Rules: rules.slice(0, input.Limit).map(describe) });
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
