import type { Cloud } from '../core/cloud';
import type { Service } from '../core/service';
import { ITEM_OPERATIONS } from './item-operations';
import { STREAM_OPERATIONS } from './stream-operations';
import { TABLE_OPERATIONS } from './table-operations';
import { tableRegistry } from './table-registry';

/** DynamoDB: Dynalite's tables with IAM in front; transactions, streams and time to live are our own. PartiQL is not emulated. */
export function createDynamoDb(cloud: Cloud): Service {
  return {
    signingName: 'dynamodb',
    operations: { ...ITEM_OPERATIONS, ...TABLE_OPERATIONS, ...STREAM_OPERATIONS },
    settle: async () => {
      await Promise.all([...tableRegistry(cloud).values()].map(async ({ timeToLive }) => timeToLive?.settle()));
    },
  };
}
