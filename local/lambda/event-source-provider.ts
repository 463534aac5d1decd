import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { stableUuid } from '../core/stable-uuid';
import { MAPPING_FIELDS } from './event-source-mapping';
import { eventSourceMappingsOf } from './event-source-mappings';

/** `AWS::Lambda::EventSourceMapping` of an SQS queue or a DynamoDB stream. */
export const eventSourceProvider: ResourceProvider = {
  type: 'AWS::Lambda::EventSourceMapping',
  properties: MAPPING_FIELDS,
  // A factor keeps the order of each key; here one batch of a stream runs after the other.
  recorded: ['KmsKeyArn', 'MetricsConfig', 'ParallelizationFactor', 'Tags'],
  replaceOn: ['EventSourceArn', 'StartingPosition'],
  create: (properties, context) => put(stableUuid(`${context.stackId}/${context.physicalName()}`), properties, context),
  update: (uuid, properties, _previous, context) => put(uuid, properties, context),
  delete: (uuid, _properties, { cloud }) => {
    eventSourceMappingsOf(cloud).remove(uuid);
    return Promise.resolve();
  },
};

async function put(uuid: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  await eventSourceMappingsOf(cloud).put(uuid, properties);
  return { physicalId: uuid, attributes: { Id: uuid, EventSourceMappingArn: cloud.arn('lambda', `event-source-mapping:${uuid}`) } };
}
