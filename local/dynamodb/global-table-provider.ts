import type { GlobalSecondaryIndex, LocalSecondaryIndex, Tag } from '@aws-sdk/client-dynamodb';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import type { TableDefinition, TableOptions } from './create-table';
import { createTable, DEFINITION_PROPERTIES, deleteTable, isRedefined, setOptions, templateOptions } from './create-table';

const MAX_NAME_LENGTH = 255;
const HONOURED_IN_REPLICA = ['Region', 'SSESpecification', 'DeletionProtectionEnabled', 'ResourcePolicy', 'Tags'];
const RECORDED_IN_REPLICA = [
  ...['ContributorInsightsSpecification', 'GlobalSecondaryIndexes', 'PointInTimeRecoverySpecification', 'TableClass'],
  ...['ReadProvisionedThroughputSettings', 'ReadOnDemandThroughputSettings'],
];

/** Makes global tables with one replica, in the cloud's own region. */
export function globalTableProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::DynamoDB::GlobalTable',
    properties: [...DEFINITION_PROPERTIES, 'Replicas'],
    recorded: ['WarmThroughput', 'WriteOnDemandThroughputSettings', 'WriteProvisionedThroughputSettings'],
    replaceOn: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
    create: async (properties, context) => {
      const name = String(properties.TableName ?? context.physicalName(MAX_NAME_LENGTH));
      return await createTable(cloud, name, definition(properties), options(cloud, properties));
    },
    update: (physicalId, properties, previous) => {
      if (isRedefined(properties, previous)) {
        throw new NotEmulated('a change of the indexes of an AWS::DynamoDB::GlobalTable');
      }
      return Promise.resolve(setOptions(cloud, physicalId, definition(properties), options(cloud, properties)));
    },
    delete: async (physicalId) => {
      await deleteTable(cloud, physicalId);
    },
  };
}

/** Capacity has no meaning here, so that every global table runs on demand. */
function definition(properties: Properties): TableDefinition {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties as TableDefinition;
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
  readonly ResourcePolicy?: { readonly PolicyDocument: PolicyDocument };
  readonly DeletionProtectionEnabled?: boolean | string;
  readonly Tags?: Tag[];
}

function options(cloud: Cloud, properties: Properties): TableOptions {
  const [replica, ...others] = properties.Replicas as Replica[];
  if (replica?.Region !== cloud.options.region || others.length > 0) {
    throw new NotEmulated('replicas of an AWS::DynamoDB::GlobalTable in other regions');
  }
  const unknown = Object.keys(replica).find((name) => ![...HONOURED_IN_REPLICA, ...RECORDED_IN_REPLICA].includes(name));
  if (unknown !== undefined) {
    throw new NotEmulated(`the replica property ${unknown} of AWS::DynamoDB::GlobalTable`);
  }
  const { SSESpecification, ResourcePolicy, DeletionProtectionEnabled, Tags } = replica;
  return {
    ...templateOptions(properties),
    kmsKeyId: SSESpecification?.KMSMasterKeyId,
    policy: ResourcePolicy?.PolicyDocument,
    deletionProtected: String(DeletionProtectionEnabled) === 'true',
    tags: Tags,
  };
}
