import type { Tag } from '@aws-sdk/client-dynamodb';
import { perCloud } from '../core/per-cloud';
import type { PolicyDocument } from '../core/service';
import type { TableStream } from './table-stream';
import type { TimeToLive } from './time-to-live';

/** What is known of a table beside its data. */
export interface TableSettings {
  /** In virtual time. */
  readonly createdAt: Date;
  /** Name of the partition key. */
  readonly partitionKey: string;
  /** @default - under a key that AWS owns */
  readonly kmsKeyId?: string;
  /** @default - none */
  readonly policy?: PolicyDocument;
  /** @default - the items' changes are not kept */
  readonly stream?: TableStream;
  /** @default - items never expire */
  readonly timeToLive?: TimeToLive;
  /** @default false */
  readonly deletionProtected?: boolean;
  /** @default - none */
  readonly tags?: readonly Tag[];
}

/** Settings of the tables of a cloud, by table name. */
export const tableRegistry = perCloud(() => new Map<string, TableSettings>());

/** Name of a table that a request names or gives the ARN of. */
export function tableNameOf(tableName = ''): string {
  return tableName.slice(tableName.lastIndexOf('/') + 1);
}
