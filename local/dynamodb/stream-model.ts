import { AttributeValue$, KeySchemaElement$ } from '@aws-sdk/client-dynamodb';
import type { $Schema, StaticListSchema, StaticMapSchema, StaticOperationSchema, StaticStructureSchema } from '@smithy/types';

/*
 * The wire format of DynamoDB Streams, as the SDK's generated clients describe theirs: the client of this service is the only one that the
 * project does without. `TEXT`, `NUMBER` and `TIME` are the schemas' own numbers.
 */

const TEXT = 0;
const NUMBER = 1;
const TIME = 4;
const NAMESPACE = 'com.amazonaws.dynamodbstreams';

const structure = (name: string, members: Readonly<Record<string, $Schema>>): StaticStructureSchema => [
  3,
  NAMESPACE,
  name,
  0,
  Object.keys(members),
  Object.values(members),
];
const listOf = (name: string, member: $Schema): StaticListSchema => [1, NAMESPACE, name, 0, member];
const operation = (name: string, input: StaticStructureSchema, output: StaticStructureSchema): StaticOperationSchema => [
  9,
  NAMESPACE,
  name,
  0,
  input,
  output,
];

const ATTRIBUTES: StaticMapSchema = [2, NAMESPACE, 'AttributeMap', 0, TEXT, AttributeValue$];

const RECORD = structure('Record', {
  eventID: TEXT,
  eventName: TEXT,
  eventVersion: TEXT,
  eventSource: TEXT,
  awsRegion: TEXT,
  dynamodb: structure('StreamRecord', {
    ApproximateCreationDateTime: TIME,
    Keys: ATTRIBUTES,
    NewImage: ATTRIBUTES,
    OldImage: ATTRIBUTES,
    SequenceNumber: TEXT,
    SizeBytes: NUMBER,
    StreamViewType: TEXT,
  }),
  userIdentity: structure('Identity', { PrincipalId: TEXT, Type: TEXT }),
});

const SHARD = structure('Shard', {
  ShardId: TEXT,
  SequenceNumberRange: structure('SequenceNumberRange', { StartingSequenceNumber: TEXT, EndingSequenceNumber: TEXT }),
});

const STREAM = { StreamArn: TEXT, TableName: TEXT, StreamLabel: TEXT };

export const ListStreams$ = operation(
  'ListStreams',
  structure('ListStreamsInput', { TableName: TEXT, Limit: NUMBER, ExclusiveStartStreamArn: TEXT }),
  structure('ListStreamsOutput', { Streams: listOf('StreamList', structure('Stream', STREAM)), LastEvaluatedStreamArn: TEXT }),
);

export const DescribeStream$ = operation(
  'DescribeStream',
  structure('DescribeStreamInput', {
    StreamArn: TEXT,
    Limit: NUMBER,
    ExclusiveStartShardId: TEXT,
    ShardFilter: structure('ShardFilter', { Type: TEXT, ShardId: TEXT }),
  }),
  structure('DescribeStreamOutput', {
    StreamDescription: structure('StreamDescription', {
      ...STREAM,
      StreamStatus: TEXT,
      StreamViewType: TEXT,
      CreationRequestDateTime: TIME,
      KeySchema: listOf('KeySchema', KeySchemaElement$),
      Shards: listOf('ShardDescriptionList', SHARD),
    }),
  }),
);

export const GetShardIterator$ = operation(
  'GetShardIterator',
  structure('GetShardIteratorInput', { StreamArn: TEXT, ShardId: TEXT, ShardIteratorType: TEXT, SequenceNumber: TEXT }),
  structure('GetShardIteratorOutput', { ShardIterator: TEXT }),
);

export const GetRecords$ = operation(
  'GetRecords',
  structure('GetRecordsInput', { ShardIterator: TEXT, Limit: NUMBER }),
  structure('GetRecordsOutput', { Records: listOf('RecordList', RECORD), NextShardIterator: TEXT }),
);
