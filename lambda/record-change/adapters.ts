import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { UserContext } from '@aws-sdk/client-sagemaker';
import { DescribeModelPackageCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredRecord } from '../shared/audit-chain';
import { MODEL_CHANGES, copyKey } from '../shared/audit-chain';
import type { Actor } from '../shared/model-change';
import type { ChainStore } from './append';
import { isoTime } from './package-change';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});
const sagemaker = new SageMakerClient({});

/** The chain of model changes in the audit table. Claims of an event are items of a partition of its own. */
export function auditTable(TableName: string): ChainStore {
  const claimsOf = (event: string): string => `event#${event}`;
  return {
    head: async () => {
      const { Items = [] } = await tables.send(
        new QueryCommand({ ...query(TableName, MODEL_CHANGES), ScanIndexForward: false, Limit: 1, ConsistentRead: true }),
      );
      return Items[0] as StoredRecord | undefined;
    },
    at: async (sequence) => {
      const key = { chain: MODEL_CHANGES, sequence };
      const { Item } = await tables.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }));
      return Item as StoredRecord | undefined;
    },
    claims: async (event) => {
      const { Items = [] } = await tables.send(new QueryCommand({ ...query(TableName, claimsOf(event)), ConsistentRead: true }));
      return Items.map((item) => String(item['sequence']));
    },
    claim: async (event, sequence) => {
      await tables.send(new PutCommand({ TableName, Item: { chain: claimsOf(event), sequence } }));
    },
    put: async (record) => {
      try {
        const Item = { chain: MODEL_CHANGES, ...record };
        await tables.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(#chain)', ...CHAIN }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) {
          return false;
        }
        throw error;
      }
    },
  };
}

const CHAIN = { ExpressionAttributeNames: { '#chain': 'chain' } };

function query(TableName: string, chain: string): ConstructorParameters<typeof QueryCommand>[0] {
  return { TableName, KeyConditionExpression: '#chain = :chain', ...CHAIN, ExpressionAttributeValues: { ':chain': chain } };
}

/** Keeps a locked copy of a record, byte by byte; one that is there already stays. */
export async function lockCopy(Bucket: string, { sequence, record }: StoredRecord): Promise<void> {
  try {
    const ContentType = 'application/json';
    await s3.send(new PutObjectCommand({ Bucket, Key: copyKey(sequence), Body: record, ContentType, IfNoneMatch: '*' }));
  } catch (error) {
    if ((error as Error).name !== 'PreconditionFailed') {
      throw error;
    }
  }
}

/** Who registered a version, or last changed it; `undefined` when it is gone or has been changed again since `when`. */
export async function packageActor(arn: string, what: 'registered' | 'decided', when: string): Promise<Actor | undefined> {
  try {
    const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
    if (what === 'registered') {
      return actor(found.CreatedBy);
    }
    return found.LastModifiedTime !== undefined && isoTime(found.LastModifiedTime) === when ? actor(found.LastModifiedBy) : undefined;
  } catch (error) {
    if ((error as Error).name === 'ValidationException') {
      return undefined;
    }
    throw error;
  }
}

/** A person's profile in Studio says more than the role that all profiles share. */
function actor(user: UserContext | undefined): Actor | undefined {
  const by = user?.UserProfileArn ?? user?.IamIdentity?.SourceIdentity ?? user?.IamIdentity?.Arn;
  return by === undefined ? undefined : { by, known: 'aws' };
}
