import { AwsError } from '../core/aws-error';
import type { CallContext, PolicyDocument } from '../core/service';
import type { EventBus } from './event-bus';
import { busName } from './event-bus';
import { busesOf } from './event-buses';
import { eventsPage } from './rule-operations';

/** `CreateEventBus` */
export function createEventBus({ Name: name, Description }: { Name: string; Description?: string }, context: CallContext): object {
  const { cloud, authorize } = context;
  authorize({ action: 'events:CreateEventBus', resource: cloud.arn('events', `event-bus/${name}`) });
  if (busesOf(cloud).find(name)) {
    throw new AwsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);
  }
  const bus = busesOf(cloud).addBus(name);
  bus.description = Description;
  return { EventBusArn: bus.arn, Description };
}

/** `DeleteEventBus`: one that does not exist is no error, one with rules is. */
export function deleteEventBus({ Name: name }: { Name: string }, { cloud, authorize }: CallContext): Promise<void> {
  authorize({ action: 'events:DeleteEventBus', resource: cloud.arn('events', `event-bus/${name}`) });
  if (name === 'default') {
    throw new AwsError('ValidationException', 'Cannot delete event bus default.');
  }
  if ((busesOf(cloud).find(name)?.rules.size ?? 0) > 0) {
    throw new AwsError('ValidationException', `Event bus ${name} can't be deleted since it has rules.`);
  }
  busesOf(cloud).removeBus(name);
  return Promise.resolve();
}

/** `DescribeEventBus` */
export function describeEventBus({ Name: name = 'default' }: { Name?: string }, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'events:DescribeEventBus', resource: cloud.arn('events', `event-bus/${busName(name)}`) });
  return Promise.resolve(describe(busesOf(cloud).bus(name)));
}

interface ListInput {
  readonly NamePrefix?: string;
  readonly Limit?: number;
  readonly NextToken?: string;
}

/** `ListEventBuses` */
export function listEventBuses({ NamePrefix: prefix = '', Limit, NextToken: token }: ListInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'events:ListEventBuses', resource: '*' });
  const buses = busesOf(cloud)
    .list()
    .filter(({ name }) => name.startsWith(prefix));
  const { items, NextToken } = eventsPage(buses, Limit, token);
  return { EventBuses: items.map(describe), NextToken };
}

interface PermissionInput {
  readonly EventBusName?: string;
  readonly Action?: string;
  readonly Principal?: string;
  readonly StatementId?: string;
  readonly Condition?: { readonly Type: string; readonly Key: string; readonly Value: string };
  /** JSON */
  readonly Policy?: string;
}

/** `PutPermission`: a whole policy, or a statement by its parts. */
export function putPermission(input: PermissionInput, { cloud, authorize }: CallContext): object {
  const bus = busesOf(cloud).bus(input.EventBusName ?? 'default');
  authorize({ action: 'events:PutPermission', resource: bus.arn });
  if (input.Policy !== undefined) {
    bus.setPolicy(JSON.parse(input.Policy) as PolicyDocument);
    return {};
  }
  const { Action, Principal, StatementId: id = '', Condition: condition } = input;
  bus.setStatement(id, {
    Sid: id,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: `arn:${cloud.options.partition}:iam::${Principal ?? ''}:root` },
    Action,
    Resource: bus.arn,
    ...(condition ? { Condition: { [condition.Type]: { [condition.Key]: condition.Value } } } : {}),
  });
  return {};
}

/** `RemovePermission` */
export function removePermission(
  input: { EventBusName?: string; StatementId?: string; RemoveAllPermissions?: boolean },
  { cloud, authorize }: CallContext,
): object {
  const bus = busesOf(cloud).bus(input.EventBusName ?? 'default');
  authorize({ action: 'events:RemovePermission', resource: bus.arn });
  if (input.RemoveAllPermissions === true) {
    bus.setPolicy(undefined);
  } else {
    bus.setStatement(input.StatementId ?? '', undefined);
  }
  return {};
}

function describe({ name, arn, description, policy, createdAt }: EventBus): object {
  return {
    Name: name,
    Arn: arn,
    Description: description,
    Policy: policy && JSON.stringify(policy),
    CreationTime: createdAt,
    LastModifiedTime: createdAt,
  };
}
