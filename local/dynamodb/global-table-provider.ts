import type { GlobalSecondaryIndex, LocalSecondaryIndex } from '@aws-sdk/client-dynamodb';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ResourceProvider } from '../core/resource-provider';
import { createTable, DEFINITION_PROPERTIES, deleteTable, isRedefined, provisionedTable, setGuards } from './create-table';

const MAX_NAME_LENGTH = 255;
const HONOURED_IN_REPLICA = ['Region', 'SSESpecification'];
const RECORDED_IN_REPLICA = [
  ...['ContributorInsightsSpecification', 'DeletionProtectionEnabled', 'GlobalSecondaryIndexes', 'PointInTimeRecoverySpecification'],
  ...['TableClass', 'Tags', 'ReadProvisionedThroughputSettings', 'ReadOnDemandThroughputSettings'],
];

/** Makes global tables with one replica, in the cloud's own region. */
export function globalTableProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::DynamoDB::GlobalTable',
    properties: [...DEFINITION_PROPERTIES, 'Replicas'],
    recorded: ['TimeToLiveSpecification', 'WarmThroughput', 'WriteOnDemandThroughputSettings', 'WriteProvisionedThroughputSettings'],
    replaceOn: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
    create: async (properties, context) => {
      const name = String(properties.TableName ?? context.physicalName(MAX_NAME_LENGTH));
      return await createTable(cloud, name, definition(properties), { kmsKeyId: replicaKey(cloud, properties) });
    },
    update: (physicalId, properties, previous) => {
      if (isRedefined(properties, previous)) {
        throw new NotEmulated('a change of the indexes of an AWS::DynamoDB::GlobalTable');
      }
      setGuards(cloud, physicalId, definition(properties), { kmsKeyId: replicaKey(cloud, properties) });
      return Promise.resolve(provisionedTable(cloud, physicalId));
    },
    delete: (physicalId) => deleteTable(cloud, physicalId),
  };
}

/** Capacity has no meaning here, so that every global table runs on demand. */
function definition(properties: Properties): Parameters<typeof createTable>[2] {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties as Parameters<
    typeof createTable
  >[2];
  const keysOnly = ({ IndexName, KeySchema: keys, Projection }: GlobalSecondaryIndex | LocalSecondaryIndex): GlobalSecondaryIndex => ({
    IndexName,
    KeySchema: keys,
    Projection,
  });
  return {
    AttributeDefinitions,
    KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map(keysOnly),
    LocalSecondaryIndexes: LocalSecondaryIndexes?.map(keysOnly),
  };
}

interface Replica {
  readonly Region: string;
  readonly SSESpecification?: { readonly KMSMasterKeyId?: string };
}

function replicaKey(cloud: Cloud, { Replicas }: Properties): string | undefined {
  const [replica, ...others] = Replicas as Replica[];
  if (replica?.Region !== cloud.options.region || others.length > 0) {
    throw new NotEmulated('replicas of an AWS::DynamoDB::GlobalTable in other regions');
  }
  const unknown = Object.keys(replica).find((name) => ![...HONOURED_IN_REPLICA, ...RECORDED_IN_REPLICA].includes(name));
  if (unknown !== undefined) {
    throw new NotEmulated(`the replica property ${unknown} of AWS::DynamoDB::GlobalTable`);
  }
  return replica.SSESpecification?.KMSMasterKeyId;
}
