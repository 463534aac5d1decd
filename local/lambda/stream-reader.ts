import type { Cloud } from '../core/cloud';
import { functionCaller } from './async-delivery';
import type { MappingSettings } from './event-source-mapping';
import { functionsOf } from './function-registry';

/** A change of a table as a function gets it. */
export interface TableChange {
  readonly eventSourceARN: string;
  readonly dynamodb: { readonly SequenceNumber: string; readonly ApproximateCreationDateTime: number };
}

/** Reads the shard of a DynamoDB stream, with the rights of the function's role. */
export class StreamReader {
  shardId = '';
  private iterator?: string;

  constructor(
    private readonly cloud: Cloud,
    private readonly settings: MappingSettings,
  ) {}

  /** Stands where the mapping begins; later calls change nothing. */
  async open(): Promise<void> {
    if (this.shardId !== '') {
      return;
    }
    const { sourceArn: StreamArn, startingPosition } = this.settings;
    const { StreamDescription } = await this.call<{ StreamDescription: { Shards: { ShardId: string }[] } }>('DescribeStream', {
      StreamArn,
    });
    this.shardId = StreamDescription.Shards[0]?.ShardId ?? '';
    const input = { StreamArn, ShardId: this.shardId, ShardIteratorType: startingPosition };
    this.iterator = (await this.call<{ ShardIterator: string }>('GetShardIterator', input)).ShardIterator;
  }

  /** The next records, at most `limit`; none at the end. */
  async read(limit: number): Promise<TableChange[]> {
    if (this.iterator === undefined) {
      return [];
    }
    const input = { ShardIterator: this.iterator, Limit: Math.min(limit, 1000) };
    const { Records, NextShardIterator } = await this.call<{ Records: object[]; NextShardIterator?: string }>('GetRecords', input);
    this.iterator = NextShardIterator;
    return Records.map((record) => Object.assign(plain(record) as TableChange, { eventSourceARN: this.settings.sourceArn }));
  }

  private call<T>(operation: string, input: object): Promise<T> {
    const config = functionsOf(this.cloud).get(this.settings.functionName).latest;
    return this.cloud.call<T>(functionCaller(this.cloud, config), 'dynamodb', operation, input);
  }
}

/** A record as JSON has it: bytes as Base64, times as seconds. */
function plain(value: unknown): unknown {
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  if (value instanceof Set || Array.isArray(value)) {
    return [...(value as Iterable<unknown>)].map(plain);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
    : value;
}
