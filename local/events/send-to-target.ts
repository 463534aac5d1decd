import { randomUUID } from 'node:crypto';
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
  /** Counts in the service's metrics. */
  readonly count: (metric: string) => void;
}

/** One event on its way to one target. */
export interface Delivery {
  readonly sender: Sender;
  readonly target: Target;
  /** What the target gets, as JSON text. */
  readonly input: string;
  readonly event: BusEvent;
  /** Hands the event to the target when that is an event bus. */
  readonly forward: (caller: Caller) => Promise<void>;
  /** The message for the dead-letter queue, beside what went wrong. */
  readonly letter: {
    readonly body: () => string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly errorCode: (error: unknown) => string;
  };
}

/** Calls a target once, with the target's role or, without one, as the service itself. */
export async function sendToTarget(cloud: Cloud, { sender, target, input, event, forward }: Delivery): Promise<void> {
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
      await cloud.call(caller, 'sns', 'Publish', { TopicArn: target.Arn, Message: input });
      return;
    case 'logs':
      await writeLog(cloud, caller, target, input, event);
      return;
    default:
      await forward(caller);
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

/** Writes an event to a log group, each to a stream of its own; a template may give `{"timestamp": …, "message": …}`. */
async function writeLog(cloud: Cloud, caller: Caller, target: Target, input: string, event: BusEvent): Promise<void> {
  const stream = { logGroupName: target.Arn.split(':')[6], logStreamName: randomUUID() };
  const { timestamp, message } = target.InputTransformer ? (JSON.parse(input) as { timestamp: string; message: string }) : {};
  const time = timestamp === undefined ? Date.parse(event.time) : new Date(timestamp).getTime();
  await cloud.call(caller, 'logs', 'CreateLogStream', stream);
  await cloud.call(caller, 'logs', 'PutLogEvents', { ...stream, logEvents: [{ timestamp: time, message: message ?? input }] });
}
