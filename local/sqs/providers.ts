import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import type { QueueSettings } from './queue';
import { Queue } from './queue';
import { queueStore } from './queue-store';

const MAX_NAME_LENGTH = 80;

/** Makes queues and queue policies from templates. */
export function sqsProviders(cloud: Cloud): ResourceProvider[] {
  return [queueProvider(cloud), queuePolicyProvider(cloud)];
}

function queueProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::SQS::Queue',
    properties: [
      ...['QueueName', 'DelaySeconds', 'VisibilityTimeout', 'MessageRetentionPeriod', 'MaximumMessageSize'],
      ...['ReceiveMessageWaitTimeSeconds', 'RedrivePolicy', 'KmsMasterKeyId'],
    ],
    recorded: ['KmsDataKeyReusePeriodSeconds', 'RedriveAllowPolicy', 'SqsManagedSseEnabled', 'Tags'],
    replaceOn: ['QueueName'],
    create: (properties, context) => {
      const name = String(properties.QueueName ?? context.physicalName(MAX_NAME_LENGTH));
      if (queueStore(cloud).has(name)) {
        throw new AwsError('QueueAlreadyExists', `A queue already exists with the same name: ${name}`);
      }
      const queue = new Queue(cloud, name, queueSettings(properties));
      queueStore(cloud).add(queue);
      return Promise.resolve(provisionedQueue(cloud, queue));
    },
    update: (physicalId, properties) => {
      const queue = queueStore(cloud).find(physicalId);
      queue.settings = queueSettings(properties);
      return Promise.resolve(provisionedQueue(cloud, queue));
    },
    delete: (physicalId) => {
      queueStore(cloud).delete(queueStore(cloud).find(physicalId).name);
      return Promise.resolve();
    },
  };
}

function provisionedQueue(cloud: Cloud, { arn, name }: Queue): Provisioned {
  const url = queueUrl(cloud, arn);
  return { physicalId: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
}

/** AWS's defaults: 30 seconds, 4 days, 1 MiB. */
function queueSettings(properties: Properties): QueueSettings {
  const redrive = properties.RedrivePolicy as { deadLetterTargetArn: string; maxReceiveCount: number | string } | undefined;
  return {
    delaySeconds: Number(properties.DelaySeconds ?? 0),
    visibilityTimeout: Number(properties.VisibilityTimeout ?? 30),
    messageRetentionPeriod: Number(properties.MessageRetentionPeriod ?? 345_600),
    maximumMessageSize: Number(properties.MaximumMessageSize ?? 1_048_576),
    receiveMessageWaitTimeSeconds: Number(properties.ReceiveMessageWaitTimeSeconds ?? 0),
    redrivePolicy: redrive && { ...redrive, maxReceiveCount: Number(redrive.maxReceiveCount) },
    kmsKeyId: properties.KmsMasterKeyId as string | undefined,
  };
}

function queuePolicyProvider(cloud: Cloud): ResourceProvider {
  const setPolicy = (queues: readonly string[], policy: PolicyDocument | undefined): void => {
    for (const queue of queues) {
      queueStore(cloud).find(queue).policy = policy;
    }
  };
  return {
    type: 'AWS::SQS::QueuePolicy',
    properties: ['Queues', 'PolicyDocument'],
    create: (properties, context) => {
      setPolicy(properties.Queues as string[], properties.PolicyDocument as PolicyDocument);
      return Promise.resolve({ physicalId: context.physicalName() });
    },
    update: (physicalId, properties, previous) => {
      setPolicy(previous.Queues as string[], undefined);
      setPolicy(properties.Queues as string[], properties.PolicyDocument as PolicyDocument);
      return Promise.resolve({ physicalId });
    },
    delete: (_physicalId, properties) => {
      setPolicy(
        (properties.Queues as string[]).filter((url) => queueStore(cloud).has(url.slice(url.lastIndexOf('/') + 1))),
        undefined,
      );
      return Promise.resolve();
    },
  };
}
