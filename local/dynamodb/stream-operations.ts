import { AwsError } from '../core/aws-error';
import type { CallContext, Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { engine } from './engine';
import { iterator, position } from './shard-iterator';
import { tableNameOf } from './table-registry';
import type { StreamRecord, TableStream } from './table-stream';
import { sequenceNumber } from './table-stream';
import { tableStreams } from './table-streams';

const MAX_RECORDS = 1000;
const MAX_BYTES = 1024 * 1024;

/** DynamoDB Streams, which clients reach under DynamoDB's own signing name. */
export const STREAM_OPERATIONS: Readonly<Record<string, Operation>> = {
  ListStreams: supportedInput('dynamodb:ListStreams', ['TableName', 'Limit', 'ExclusiveStartStreamArn'], listStreams),
  DescribeStream: supportedInput('dynamodb:DescribeStream', ['StreamArn', 'Limit', 'ExclusiveStartShardId'], describeStream),
  GetShardIterator: supportedInput(
    'dynamodb:GetShardIterator',
    ['StreamArn', 'ShardId', 'ShardIteratorType', 'SequenceNumber'],
    getShardIterator,
  ),
  GetRecords: supportedInput('dynamodb:GetRecords', ['ShardIterator', 'Limit'], getRecords),
};

function listStreams(input: { TableName?: string; Limit?: number; ExclusiveStartStreamArn?: string }, context: CallContext): object {
  context.authorize({ action: 'dynamodb:ListStreams', resource: '*' });
  const { TableName, Limit = 100, ExclusiveStartStreamArn: after } = input;
  const all = [...tableStreams(context.cloud).values()].filter(({ tableName }) => tableName === tableNameOf(TableName ?? tableName));
  const from = after === undefined ? 0 : all.findIndex(({ arn }) => arn === after) + 1;
  const page = all.slice(from, from + Limit);
  return {
    Streams: page.map(({ arn, tableName, label }) => ({ StreamArn: arn, TableName: tableName, StreamLabel: label })),
    ...(from + Limit < all.length && { LastEvaluatedStreamArn: page.at(-1)?.arn }),
  };
}

async function describeStream(input: { StreamArn?: string; ExclusiveStartShardId?: string }, context: CallContext): Promise<object> {
  const stream = found(context, 'DescribeStream', input.StreamArn);
  const { Table } = await engine(context.cloud)
    .run<{ Table: { KeySchema: object[] } }>('DescribeTable', { TableName: stream.tableName })
    .catch(() => ({ Table: { KeySchema: [] } }));
  const shard = {
    ShardId: stream.shardId,
    SequenceNumberRange: {
      StartingSequenceNumber: sequenceNumber(1),
      ...(stream.isClosed && { EndingSequenceNumber: sequenceNumber(stream.next - 1) }),
    },
  };
  return {
    StreamDescription: {
      StreamArn: stream.arn,
      StreamLabel: stream.label,
      StreamStatus: stream.isClosed ? 'DISABLED' : 'ENABLED',
      StreamViewType: stream.viewType,
      CreationRequestDateTime: stream.createdAt,
      TableName: stream.tableName,
      KeySchema: Table.KeySchema,
      Shards: input.ExclusiveStartShardId === stream.shardId ? [] : [shard],
    },
  };
}

function getShardIterator(
  input: { StreamArn?: string; ShardId?: string; ShardIteratorType?: string; SequenceNumber?: string },
  context: CallContext,
): object {
  const stream = found(context, 'GetShardIterator', input.StreamArn);
  if (input.ShardId !== stream.shardId) {
    throw notFound(`Shard: ${input.ShardId ?? ''}`);
  }
  const { ShardIteratorType: type = '', SequenceNumber: given = '' } = input;
  if (type === 'TRIM_HORIZON' || type === 'LATEST') {
    return iterator(stream, type === 'LATEST' ? sequenceNumber(stream.next) : sequenceNumber(0), false);
  }
  if (!['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER'].includes(type) || !/^\d{21,40}$/.test(given)) {
    throw new AwsError('ValidationException', `ShardIteratorType ${type} with SequenceNumber ${given} is not valid`);
  }
  const next = type === 'AT_SEQUENCE_NUMBER' ? given : String(BigInt(given) + 1n);
  assertKept(stream, next);
  return iterator(stream, next, true);
}

function getRecords({ ShardIterator = '', Limit = MAX_RECORDS }: { ShardIterator?: string; Limit?: number }, context: CallContext): object {
  const { arn, next, exact, expires } = position(ShardIterator);
  const stream = found(context, 'GetRecords', arn);
  if (expires < Date.now()) {
    throw new AwsError('ExpiredIteratorException', 'The shard iterator has expired and can no longer be used.');
  }
  if (Limit < 1 || Limit > MAX_RECORDS) {
    throw new AwsError('ValidationException', `Limit must be between 1 and ${MAX_RECORDS}, got ${Limit}`);
  }
  if (exact) {
    assertKept(stream, next);
  }
  const records = upTo(
    stream.records.filter(({ dynamodb }) => dynamodb.SequenceNumber >= next),
    Limit,
  );
  const last = records.at(-1)?.dynamodb.SequenceNumber;
  const after = last === undefined ? next : String(BigInt(last) + 1n);
  const ended = stream.isClosed && after >= sequenceNumber(stream.next);
  return { Records: records, ...(!ended && { NextShardIterator: iterator(stream, after, exact || last !== undefined).ShardIterator }) };
}

function upTo(records: readonly StreamRecord[], limit: number): StreamRecord[] {
  let bytes = 0;
  return records.slice(0, limit).filter(({ dynamodb }, index) => (bytes += dynamodb.SizeBytes) <= MAX_BYTES || index === 0);
}

/** Fails for records that are older than 24 hours; the place of the next record is none of them. */
function assertKept(stream: TableStream, next: string): void {
  const oldest = stream.records[0]?.dynamodb.SequenceNumber ?? sequenceNumber(stream.next);
  if (next < oldest) {
    throw new AwsError('TrimmedDataAccessException', 'The operation attempted to read past the oldest stream record in a shard.');
  }
}

function found({ cloud, authorize }: CallContext, operation: string, arn = ''): TableStream {
  authorize({ action: `dynamodb:${operation}`, resource: arn });
  const stream = tableStreams(cloud).get(arn);
  if (!stream) {
    throw notFound(`Stream: ${arn}`);
  }
  return stream;
}

function notFound(what: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Requested resource not found: ${what} not found`);
}
