import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import { addQueue, assertDeadLetterQueue } from './manage-queues';
import type { Queue } from './queue';
import { assertAttributes, attributesOfProperties, EFFECTIVE_ATTRIBUTES, RECORDED_ATTRIBUTES } from './queue-attributes';
import { queueStore } from './queue-store';

const MAX_NAME_LENGTH = 80;

/** Makes queues and queue policies from templates. */
export function sqsProviders(cloud: Cloud): ResourceProvider[] {
  return [queueProvider(cloud), queuePolicyProvider(cloud)];
}

function queueProvider(cloud: Cloud): ResourceProvider {
  const store = queueStore(cloud);
  return {
    type: 'AWS::SQS::Queue',
    properties: ['QueueName', 'Tags', ...EFFECTIVE_ATTRIBUTES],
    recorded: RECORDED_ATTRIBUTES,
    replaceOn: ['QueueName', 'FifoQueue'],
    create: (properties, context) => {
      const suffix = String(properties.FifoQueue) === 'true' ? '.fifo' : '';
      const name = String(properties.QueueName ?? context.physicalName(MAX_NAME_LENGTH - suffix.length) + suffix);
      if (store.has(name)) {
        throw new AwsError('QueueNameExists', `A queue already exists with the same name: ${name}`);
      }
      return Promise.resolve(provisioned(cloud, addQueue(cloud, name, attributesOfProperties(properties)), properties));
    },
    update: (physicalId, properties) => {
      const queue = store.find(physicalId);
      const attributes = attributesOfProperties(properties);
      assertAttributes(attributes, queue.isFifo);
      assertDeadLetterQueue(cloud, queue.isFifo, attributes);
      queue.replaceAttributes(attributes);
      return Promise.resolve(provisioned(cloud, queue, properties));
    },
    delete: (physicalId) => {
      store.delete(store.find(physicalId).name);
      return Promise.resolve();
    },
  };
}

function provisioned(cloud: Cloud, queue: Queue, { Tags = [] }: Properties): Provisioned {
  queue.tags = Object.fromEntries((Tags as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]));
  const url = queueUrl(cloud, queue.arn);
  return { physicalId: url, attributes: { Arn: queue.arn, QueueName: queue.name, QueueUrl: url } };
}

function queuePolicyProvider(cloud: Cloud): ResourceProvider {
  const setPolicy = (queues: unknown, policy: unknown): void => {
    for (const url of (queues as string[]).filter((id) => queueStore(cloud).has(id.slice(id.lastIndexOf('/') + 1)))) {
      queueStore(cloud)
        .find(url)
        .setAttributes({ Policy: policy === undefined ? '' : JSON.stringify(policy) });
    }
  };
  return {
    type: 'AWS::SQS::QueuePolicy',
    properties: ['Queues', 'PolicyDocument'],
    create: ({ Queues, PolicyDocument }, context) => {
      // A queue that is not there is the template's mistake now, though not when the policy goes.
      (Queues as string[]).forEach((url) => queueStore(cloud).find(url));
      setPolicy(Queues, PolicyDocument);
      return Promise.resolve({ physicalId: context.physicalName() });
    },
    update: (physicalId, { Queues, PolicyDocument }, previous) => {
      setPolicy(previous.Queues, undefined);
      setPolicy(Queues, PolicyDocument);
      return Promise.resolve({ physicalId });
    },
    delete: (_physicalId, { Queues }) => {
      setPolicy(Queues, undefined);
      return Promise.resolve();
    },
  };
}
