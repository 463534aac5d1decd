import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import type { TableGuards } from './create-table';
import { createTable, DEFINITION_PROPERTIES, deleteTable, isRedefined, provisionedTable, setGuards } from './create-table';

const MAX_NAME_LENGTH = 255;

/** Makes tables from templates. */
export function tableProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::DynamoDB::Table',
    properties: [...DEFINITION_PROPERTIES, 'ProvisionedThroughput', 'ResourcePolicy'],
    recorded: [
      ...['ContributorInsightsSpecification', 'DeletionProtectionEnabled', 'OnDemandThroughput', 'PointInTimeRecoverySpecification'],
      ...['TableClass', 'Tags', 'TimeToLiveSpecification', 'WarmThroughput'],
    ],
    replaceOn: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
    create: async (properties, context) => {
      const name = String(properties.TableName ?? context.physicalName(MAX_NAME_LENGTH));
      return await createTable(cloud, name, definition(properties), guards(properties));
    },
    update: (physicalId, properties, previous) => {
      if (isRedefined(properties, previous)) {
        throw new NotEmulated('a change of the indexes of an AWS::DynamoDB::Table');
      }
      setGuards(cloud, physicalId, definition(properties), guards(properties));
      return Promise.resolve(provisionedTable(cloud, physicalId));
    },
    delete: (physicalId) => deleteTable(cloud, physicalId),
  };
}

function definition(properties: Properties): Omit<CreateTableCommandInput, 'TableName' | 'SSESpecification'> {
  const { AttributeDefinitions, KeySchema, BillingMode, ProvisionedThroughput, GlobalSecondaryIndexes, LocalSecondaryIndexes } =
    properties as CreateTableCommandInput;
  return { AttributeDefinitions, KeySchema, BillingMode, ProvisionedThroughput, GlobalSecondaryIndexes, LocalSecondaryIndexes };
}

/** `SSEEnabled` without a key means the AWS managed key, which asks nothing of the account's principals. */
function guards({ SSESpecification, ResourcePolicy }: Properties): TableGuards {
  return {
    kmsKeyId: (SSESpecification as { KMSMasterKeyId?: string } | undefined)?.KMSMasterKeyId,
    policy: (ResourcePolicy as { PolicyDocument: PolicyDocument } | undefined)?.PolicyDocument,
  };
}
