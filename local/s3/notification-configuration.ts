import type { NotificationConfiguration } from '@aws-sdk/client-s3';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Bucket } from './bucket';
import { invalidArgument } from './errors';
import { notify, tryInvocation } from './notify';

/** Events that local mode makes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
const EVENTS = [
  ...['s3:ObjectCreated:*', 's3:ObjectCreated:Put', 's3:ObjectCreated:Post', 's3:ObjectCreated:Copy'],
  ...['s3:ObjectCreated:CompleteMultipartUpload', 's3:ObjectRemoved:*', 's3:ObjectRemoved:Delete', 's3:ObjectRemoved:DeleteMarkerCreated'],
];

/** One queue, topic or function of a configuration, and what it is told of. */
export interface NotificationTarget {
  readonly id: string;
  readonly service: 'lambda' | 'sns' | 'sqs';
  readonly arn: string;
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

/** The targets of a configuration. */
export function targetsOf(configuration: NotificationConfiguration): NotificationTarget[] {
  const { LambdaFunctionConfigurations = [], QueueConfigurations = [], TopicConfigurations = [] } = configuration;
  return [
    ...QueueConfigurations.map((one) => target('sqs', one.QueueArn, one)),
    ...TopicConfigurations.map((one) => target('sns', one.TopicArn, one)),
    ...LambdaFunctionConfigurations.map((one) => target('lambda', one.LambdaFunctionArn, one)),
  ];
}

type Configured = NonNullable<NotificationConfiguration['QueueConfigurations']>[number];

function target(service: NotificationTarget['service'], arn: string | undefined, one: Omit<Configured, 'QueueArn'>): NotificationTarget {
  const rules = one.Filter?.Key?.FilterRules ?? [];
  const valueOf = (name: string): string => rules.find(({ Name }) => Name?.toLowerCase() === name)?.Value ?? '';
  return { id: one.Id ?? '', service, arn: arn ?? '', events: one.Events ?? [], prefix: valueOf('prefix'), suffix: valueOf('suffix') };
}

/** Fails for events that local mode does not make, and for two targets that one object would reach. */
export function assertNotifiable(configuration: NotificationConfiguration): void {
  const targets = targetsOf(configuration);
  const event = targets.flatMap(({ events }) => events).find((name) => !EVENTS.includes(name));
  if (event !== undefined) {
    throw event.startsWith('s3:')
      ? new NotEmulated(`the bucket notification event ${event}`)
      : invalidArgument('The event is not supported for notifications', 'Event', event);
  }
  targets.forEach((one, index) => {
    if (targets.slice(index + 1).some((other) => overlap(one, other))) {
      throw new AwsError(
        'InvalidArgument',
        'Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.',
      );
    }
  });
}

/** Tries each target: queues and topics get a test message, of functions only the permission is checked. */
export async function announce(cloud: Cloud, bucket: Bucket, configuration: NotificationConfiguration): Promise<void> {
  const test = { Service: 'Amazon S3', Event: 's3:TestEvent', Time: cloud.clock.date().toISOString(), Bucket: bucket.name };
  for (const one of targetsOf(configuration)) {
    try {
      await (one.service === 'lambda' ? tryInvocation(cloud, bucket, one.arn) : notify(cloud, bucket, one, test));
    } catch (cause) {
      throw new AwsError('InvalidArgument', 'Unable to validate the following destination configurations', 400, {
        ArgumentName1: one.arn,
        ArgumentValue1: cause instanceof Error ? cause.message : String(cause),
      });
    }
  }
}

function overlap(a: NotificationTarget, b: NotificationTarget): boolean {
  const sameEvent = a.events.some((one) => b.events.some((other) => matches(one, other) || matches(other, one)));
  const prefixes = a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix);
  return sameEvent && prefixes && (a.suffix.endsWith(b.suffix) || b.suffix.endsWith(a.suffix));
}

/** Whether `pattern`, an event type or all of its group (`s3:ObjectCreated:*`), takes `event`. */
export function matches(pattern: string, event: string): boolean {
  return pattern.endsWith('*') ? event.startsWith(pattern.slice(0, -1)) : pattern === event;
}
