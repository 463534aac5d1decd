import type { Cloud } from '../../../local/core/cloud';
import { Clock } from '../../../local/core/clock';
import type { StreamRecord } from '../../../local/dynamodb/table-stream';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { provisionContext } from '../provision-context';
import { dynamoDb, dynamoDbCloud, keyed, provisionTable } from './dynamodb-cloud';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html

const DAY_MS = 86_400_000;

let cloud: Cloud;
let clock: Clock;

beforeEach(() => {
  clock = new Clock(1, Date.parse('2026-01-01T00:00:00Z'));
  cloud = dynamoDbCloud({ options: { clock } });
});

afterEach(() => cloud.stop());

async function streamed(StreamViewType = 'NEW_AND_OLD_IMAGES'): Promise<{ TableName: string; StreamArn: string }> {
  const { physicalId, attributes } = await provisionTable(cloud, keyed(false, { StreamSpecification: { StreamViewType } }));
  return { TableName: physicalId, StreamArn: String(attributes?.StreamArn) };
}

async function iterator(StreamArn: string, from: object = { ShardIteratorType: 'TRIM_HORIZON' }): Promise<string> {
  const { StreamDescription } = await dynamoDb<{ StreamDescription: { Shards: { ShardId: string }[] } }>(cloud, 'DescribeStream', {
    StreamArn,
  });
  const input = { StreamArn, ShardId: StreamDescription.Shards[0]?.ShardId, ...from };
  return (await dynamoDb<{ ShardIterator: string }>(cloud, 'GetShardIterator', input)).ShardIterator;
}

type Page = { readonly Records: StreamRecord[]; readonly NextShardIterator?: string };
const records = (ShardIterator: string, Limit?: number): Promise<Page> =>
  dynamoDb<Page>(cloud, 'GetRecords', { ShardIterator, ...(Limit && { Limit }) });
const item = (n: number): object => ({ pk: { S: 'a' }, n: { N: String(n) } });

test('tells insert, change and removal with both images, and nothing of a write that changes nothing', async () => {
  const { TableName, StreamArn } = await streamed();
  await dynamoDb(cloud, 'PutItem', { TableName, Item: item(1) });
  await dynamoDb(cloud, 'PutItem', { TableName, Item: item(1) });
  const update = { UpdateExpression: 'SET n = n + :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
  await dynamoDb(cloud, 'UpdateItem', { TableName, Key: { pk: { S: 'a' } }, ...update });
  await dynamoDb(cloud, 'BatchWriteItem', { RequestItems: { [TableName]: [{ DeleteRequest: { Key: { pk: { S: 'a' } } } }] } });
  const { Records } = await records(await iterator(StreamArn));
  expect(Records.map(({ eventName, dynamodb: { Keys, OldImage, NewImage } }) => ({ eventName, Keys, OldImage, NewImage }))).toEqual([
    { eventName: 'INSERT', Keys: { pk: { S: 'a' } }, NewImage: item(1) },
    { eventName: 'MODIFY', Keys: { pk: { S: 'a' } }, OldImage: item(1), NewImage: item(2) },
    { eventName: 'REMOVE', Keys: { pk: { S: 'a' } }, OldImage: item(2) },
  ]);
  expect(Records[0]).toMatchObject({ eventSource: 'aws:dynamodb', eventVersion: '1.1', awsRegion: 'us-east-1' });
});

test.each([
  ['KEYS_ONLY', []],
  ['NEW_IMAGE', ['NewImage']],
  ['OLD_IMAGE', ['OldImage']],
  ['NEW_AND_OLD_IMAGES', ['NewImage', 'OldImage']],
])('with %s a change carries %j', async (viewType, images) => {
  const { TableName, StreamArn } = await streamed(viewType);
  await dynamoDb(cloud, 'PutItem', { TableName, Item: item(1) });
  await dynamoDb(cloud, 'PutItem', { TableName, Item: item(2) });
  const { Records } = await records(await iterator(StreamArn));
  expect(
    Object.keys(Records[1]?.dynamodb ?? {})
      .filter((name) => name.endsWith('Image'))
      .sort(),
  ).toEqual(images);
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html
test('reads from a place in the stream, page by page, and what comes later', async () => {
  const { TableName, StreamArn } = await streamed();
  const latest = await iterator(StreamArn, { ShardIteratorType: 'LATEST' });
  await dynamoDb(cloud, 'PutItem', { TableName, Item: item(1) });
  await dynamoDb(cloud, 'PutItem', { TableName, Item: item(2) });
  const first = await records(latest, 1);
  const [{ dynamodb: place } = { dynamodb: { SequenceNumber: '' } }] = first.Records;
  const second = await records(first.NextShardIterator ?? '');
  expect([first.Records.length, second.Records.length]).toEqual([1, 1]);
  expect((await records(second.NextShardIterator ?? '')).Records).toEqual([]);
  const at = await iterator(StreamArn, { ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: place.SequenceNumber });
  const after = await iterator(StreamArn, { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: place.SequenceNumber });
  expect([(await records(at)).Records, (await records(after)).Records]).toEqual([[...first.Records, ...second.Records], second.Records]);
});

test('keeps records for 24 hours; a place before them is an error', async () => {
  const { TableName, StreamArn } = await streamed();
  await dynamoDb(cloud, 'PutItem', { TableName, Item: item(1) });
  const page = await records(await iterator(StreamArn));
  clock.jump(clock.now() + DAY_MS + 1000);
  expect((await records(await iterator(StreamArn))).Records).toEqual([]);
  const SequenceNumber = page.Records[0]?.dynamodb.SequenceNumber;
  const trimmed = { code: 'TrimmedDataAccessException' };
  await expect(iterator(StreamArn, { ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber })).rejects.toMatchObject(trimmed);
  expect((await records(page.NextShardIterator ?? '')).Records).toEqual([]);
});

test('ends with the table: the last page has no iterator', async () => {
  const { TableName, StreamArn } = await streamed();
  await dynamoDb(cloud, 'PutItem', { TableName, Item: item(1) });
  await (cloud.provider('AWS::DynamoDB::Table') as ResourceProvider).delete(TableName, {}, provisionContext(cloud, 'Table'));
  const page = await records(await iterator(StreamArn));
  expect([page.Records.length, page.NextShardIterator]).toEqual([1, undefined]);
});

test('is described, listed and part of the description of the table', async () => {
  const { TableName, StreamArn } = await streamed('NEW_IMAGE');
  const StreamLabel = StreamArn.slice(-23);
  expect(await dynamoDb(cloud, 'ListStreams', { TableName })).toEqual({ Streams: [{ StreamArn, TableName, StreamLabel }] });
  expect(await dynamoDb(cloud, 'DescribeStream', { StreamArn })).toMatchObject({
    StreamDescription: { StreamStatus: 'ENABLED', StreamViewType: 'NEW_IMAGE', KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
  });
  expect(await dynamoDb(cloud, 'DescribeTable', { TableName })).toMatchObject({
    Table: { LatestStreamArn: StreamArn, LatestStreamLabel: StreamLabel, StreamSpecification: { StreamEnabled: true } },
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
test('deletes an item when its time has come, as a change by the service, and not one that was given more time', async () => {
  const timeToLive = {
    StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
  };
  const { physicalId: TableName, attributes } = await provisionTable(cloud, keyed(false, timeToLive));
  const inSec = (sec: number): object => ({ until: { N: String(Math.floor(clock.now() / 1000) + sec) } });
  for (const [pk, sec] of [
    ['soon', 60],
    ['later', 7200],
    ['prolonged', 60],
    ['ancient', -6 * 365 * 86_400],
  ] as const) {
    await dynamoDb(cloud, 'PutItem', { TableName, Item: { pk: { S: pk }, ...inSec(sec) } });
  }
  await dynamoDb(cloud, 'PutItem', { TableName, Item: { pk: { S: 'prolonged' }, ...inSec(7200) } });
  clock.jump(clock.now() + 120_000);
  await cloud.settle();
  expect((await dynamoDb<{ Items: { pk: { S: string } }[] }>(cloud, 'Scan', { TableName })).Items.map(({ pk }) => pk.S).sort()).toEqual([
    'ancient',
    'later',
    'prolonged',
  ]);
  const { Records } = await records(await iterator(String(attributes?.StreamArn)));
  expect(Records.at(-1)).toMatchObject({
    eventName: 'REMOVE',
    userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' },
    dynamodb: { Keys: { pk: { S: 'soon' } } },
  });
});

test('a table that is deleted while its items expire is no fault', async () => {
  const { physicalId } = await provisionTable(cloud, keyed(false, { TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } }));
  await dynamoDb(cloud, 'PutItem', {
    TableName: physicalId,
    Item: { pk: { S: 'a' }, until: { N: String(Math.floor(clock.now() / 1000) + 60) } },
  });
  const faults = jest.spyOn(console, 'error').mockImplementation();
  clock.jump(clock.now() + 120_000);
  await (cloud.provider('AWS::DynamoDB::Table') as ResourceProvider).delete(physicalId, {}, provisionContext(cloud, 'Table'));
  await cloud.settle();
  expect(faults).not.toHaveBeenCalled();
  faults.mockRestore();
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
test('switches time to live on and off, once each', async () => {
  const TableName = (await provisionTable(cloud)).physicalId;
  const turn = (Enabled: boolean): Promise<object> =>
    dynamoDb(cloud, 'UpdateTimeToLive', { TableName, TimeToLiveSpecification: { AttributeName: 'until', Enabled } });
  await turn(true);
  await expect(turn(true)).rejects.toMatchObject({ code: 'ValidationException', message: 'TimeToLive is already enabled' });
  const described = { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'until' } };
  expect(await dynamoDb(cloud, 'DescribeTimeToLive', { TableName })).toEqual(described);
  await turn(false);
  expect(await dynamoDb(cloud, 'DescribeTimeToLive', { TableName })).toEqual({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
});
