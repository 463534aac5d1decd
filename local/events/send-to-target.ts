import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { Caller } from '../core/service';
import type { BusEvent } from './event';
import type { Target } from './target';

/** Who delivers: EventBridge for a rule, or Scheduler for a schedule. */
export interface Sender {
  /** For example `events.amazonaws.com`. */
  readonly principal: string;
  /** ARN of the rule or of the schedule's group. */
  readonly sourceArn: string;
  /** Name of the rule or schedule. */
  readonly name: string;
}

/** Calls a target once, with the target's role or, without one, as the service itself. */
export async function sendToTarget(cloud: Cloud, sender: Sender, target: Target, input: string, event: BusEvent): Promise<void> {
  const caller = callerOf(cloud, sender, target);
  switch (target.Arn.split(':')[2]) {
    case 'states':
      await cloud.call(caller, 'states', 'StartExecution', { stateMachineArn: target.Arn, input });
      return;
    case 'lambda':
      await cloud.call(caller, 'lambda', 'Invoke', { FunctionName: target.Arn, InvocationType: 'Event', Payload: Buffer.from(input) });
      return;
    case 'sqs':
      await cloud.call(caller, 'sqs', 'SendMessage', {
        QueueUrl: queueUrl(cloud, target.Arn),
        MessageBody: input,
        ...target.SqsParameters,
      });
      return;
    case 'sns':
      await cloud.call(caller, 'sns', 'Publish', { TopicArn: target.Arn, Message: text(input) });
      return;
    default:
      await forward(cloud, caller, target, event);
  }
}

/** The service on its own behalf, for one rule or schedule. */
export function serviceCaller(cloud: Cloud, { principal, sourceArn }: Sender): Caller {
  return { kind: 'service', arn: principal, context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': cloud.options.account } };
}

function callerOf(cloud: Cloud, sender: Sender, target: Target): Caller {
  return target.RoleArn === undefined
    ? serviceCaller(cloud, sender)
    : cloud.ports.callerFor(target.RoleArn, sender.principal, sender.name.slice(0, 64), sender.sourceArn);
}

/** Hands an event to another bus. */
async function forward(cloud: Cloud, caller: Caller, target: Target, event: BusEvent): Promise<void> {
  const entry = {
    EventBusName: target.Arn,
    Source: event.source,
    DetailType: event['detail-type'],
    Detail: JSON.stringify(event.detail),
    Resources: event.resources,
    Time: new Date(event.time),
  };
  const { Entries: entries } = await cloud.call<{ Entries: { ErrorCode?: string; ErrorMessage?: string }[] }>(
    caller,
    'events',
    'PutEvents',
    {
      Entries: [entry],
    },
  );
  const { ErrorCode: code, ErrorMessage: message } = entries[0] ?? {};
  if (code !== undefined) {
    throw new AwsError(code, message ?? code);
  }
}

/** A JSON string is published as its text, anything else as JSON. */
function text(input: string): string {
  const value: unknown = input.startsWith('"') ? JSON.parse(input) : undefined;
  return typeof value === 'string' ? value : input;
}
