import type { Tag } from '@aws-sdk/client-dynamodb';
import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import type { TableDefinition, TableOptions } from './create-table';
import { createTable, DEFINITION_PROPERTIES, deleteTable, isRedefined, setOptions, templateOptions } from './create-table';

const MAX_NAME_LENGTH = 255;

/** Makes tables from templates. */
export function tableProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::DynamoDB::Table',
    properties: [...DEFINITION_PROPERTIES, 'ProvisionedThroughput', 'ResourcePolicy', 'DeletionProtectionEnabled', 'Tags'],
    recorded: [
      ...['ContributorInsightsSpecification', 'OnDemandThroughput', 'PointInTimeRecoverySpecification', 'TableClass', 'WarmThroughput'],
    ],
    replaceOn: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
    create: async (properties, context) => {
      const name = String(properties.TableName ?? context.physicalName(MAX_NAME_LENGTH));
      return await createTable(cloud, name, definition(properties), options(properties));
    },
    update: (physicalId, properties, previous) => {
      if (isRedefined(properties, previous)) {
        throw new NotEmulated('a change of the indexes of an AWS::DynamoDB::Table');
      }
      return Promise.resolve(setOptions(cloud, physicalId, definition(properties), options(properties)));
    },
    delete: async (physicalId) => {
      await deleteTable(cloud, physicalId);
    },
  };
}

function definition(properties: Properties): TableDefinition {
  const { AttributeDefinitions, KeySchema, BillingMode, ProvisionedThroughput, GlobalSecondaryIndexes, LocalSecondaryIndexes } =
    properties as TableDefinition;
  return { AttributeDefinitions, KeySchema, BillingMode, ProvisionedThroughput, GlobalSecondaryIndexes, LocalSecondaryIndexes };
}

/** `SSEEnabled` without a key means the AWS managed key, which asks nothing of the account's principals. */
function options(properties: Properties): TableOptions {
  const { SSESpecification, ResourcePolicy, DeletionProtectionEnabled, Tags } = properties;
  return {
    ...templateOptions(properties),
    kmsKeyId: (SSESpecification as { KMSMasterKeyId?: string } | undefined)?.KMSMasterKeyId,
    policy: (ResourcePolicy as { PolicyDocument: PolicyDocument } | undefined)?.PolicyDocument,
    deletionProtected: String(DeletionProtectionEnabled) === 'true',
    tags: Tags as Tag[] | undefined,
  };
}
