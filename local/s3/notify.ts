import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { Caller } from '../core/service';
import type { Bucket } from './bucket';
import type { NotificationTarget } from './notification-configuration';

/** Hands a message to a function, queue or topic as the service `s3.amazonaws.com` on behalf of the bucket. */
export async function notify(cloud: Cloud, bucket: Bucket, { service, arn }: NotificationTarget, message: object): Promise<void> {
  const text = JSON.stringify(message);
  const caller = callerFor(cloud, bucket);
  switch (service) {
    case 'lambda':
      await cloud.call(caller, 'lambda', 'Invoke', { FunctionName: arn, InvocationType: 'Event', Payload: Buffer.from(text) });
      return;
    case 'sqs':
      await cloud.call(caller, 'sqs', 'SendMessage', { QueueUrl: queueUrl(cloud, arn), MessageBody: text });
      return;
    case 'sns':
      await cloud.call(caller, 'sns', 'Publish', { TopicArn: arn, Subject: 'Amazon S3 Notification', Message: text });
      return;
  }
}

/** Checks that the bucket may invoke the function, without doing it. */
export async function tryInvocation(cloud: Cloud, bucket: Bucket, FunctionName: string): Promise<void> {
  await cloud.call(callerFor(cloud, bucket), 'lambda', 'Invoke', { FunctionName, InvocationType: 'DryRun' });
}

function callerFor({ options: { partition, account } }: Cloud, { name }: Bucket): Caller {
  const context = { 'aws:SourceArn': `arn:${partition}:s3:::${name}`, 'aws:SourceAccount': account };
  return { kind: 'service', arn: 's3.amazonaws.com', context };
}
