import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { AwsCredentialIdentity } from '@smithy/types';
import { basename } from 'node:path/posix';
import type { StoredRecord } from '../../lambda/shared/audit-chain';
import { MODEL_CHANGES } from '../../lambda/shared/audit-chain';
import { pascalCase } from '../../lib/config/names';

/** Where the clients call, and in whose name. */
export interface TrailAccess {
  /** @default - the environment's */
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: AwsCredentialIdentity;
}

/** Where an environment's audit trail lies. */
export interface AuditPlace {
  readonly table: string;
  readonly bucket: string;
}

/** Copies that are read at a time. */
const CONCURRENCY = 16;

/** Finds the audit trail by the outputs of the environment's Governance stack. */
export async function auditPlace(config: TrailAccess, environment: string): Promise<AuditPlace> {
  const StackName = `${pascalCase(environment)}-Governance`;
  const { Stacks = [] } = await new CloudFormationClient(config).send(new DescribeStacksCommand({ StackName }));
  const output = (key: string): string => {
    const value = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
    if (value === undefined) {
      throw new Error(`stack ${StackName} must have the output ${key}`);
    }
    return value;
  };
  return { table: output('AuditTable'), bucket: output('AuditBucket') };
}

/** Every record of the chain, in the order of its sort key. */
export async function readRecords(config: TrailAccess, { table }: AuditPlace): Promise<StoredRecord[]> {
  const pages = paginateQuery(
    { client: DynamoDBDocumentClient.from(new DynamoDBClient(config)) },
    {
      TableName: table,
      KeyConditionExpression: '#chain = :chain',
      ExpressionAttributeNames: { '#chain': 'chain' },
      ExpressionAttributeValues: { ':chain': MODEL_CHANGES },
      ConsistentRead: true,
    },
  );
  const records: StoredRecord[] = [];
  for await (const { Items = [] } of pages) {
    records.push(...(Items as StoredRecord[]));
  }
  return records;
}

/** The locked copies of the records, by sequence. */
export async function readCopies(config: TrailAccess, { bucket }: AuditPlace): Promise<Map<string, string>> {
  const client = new S3Client(config);
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${MODEL_CHANGES}/` })) {
    keys.push(...Contents.map(({ Key = '' }) => Key));
  }
  const copies = new Map<string, string>();
  for (let start = 0; start < keys.length; start += CONCURRENCY) {
    await Promise.all(
      keys.slice(start, start + CONCURRENCY).map(async (Key) => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
        copies.set(basename(Key, '.json'), (await Body?.transformToString()) ?? '');
      }),
    );
  }
  return copies;
}
