import { AttributeValue$, KeySchemaElement$ } from '@aws-sdk/client-dynamodb';
import { NUMBER, schemasOf, TEXT, TIME } from '../http/static-schema';

/* The wire format of DynamoDB Streams. */

const { structure, listOf, mapOf, operation } = schemasOf('com.amazonaws.dynamodbstreams');

const ATTRIBUTES = mapOf('AttributeMap', AttributeValue$);

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
  { TableName: TEXT, Limit: NUMBER, ExclusiveStartStreamArn: TEXT },
  { Streams: listOf('StreamList', structure('Stream', STREAM)), LastEvaluatedStreamArn: TEXT },
);

export const DescribeStream$ = operation(
  'DescribeStream',
  {
    StreamArn: TEXT,
    Limit: NUMBER,
    ExclusiveStartShardId: TEXT,
    ShardFilter: structure('ShardFilter', { Type: TEXT, ShardId: TEXT }),
  },
  {
    StreamDescription: structure('StreamDescription', {
      ...STREAM,
      StreamStatus: TEXT,
      StreamViewType: TEXT,
      CreationRequestDateTime: TIME,
      KeySchema: listOf('KeySchema', KeySchemaElement$),
      Shards: listOf('ShardDescriptionList', SHARD),
    }),
  },
);

export const GetShardIterator$ = operation(
  'GetShardIterator',
  { StreamArn: TEXT, ShardId: TEXT, ShardIteratorType: TEXT, SequenceNumber: TEXT },
  { ShardIterator: TEXT },
);

export const GetRecords$ = operation(
  'GetRecords',
  { ShardIterator: TEXT, Limit: NUMBER },
  { Records: listOf('RecordList', RECORD), NextShardIterator: TEXT },
);
