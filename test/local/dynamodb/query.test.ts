import type { QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { Cloud } from '../../../local/core/cloud';
import { dynamoDb, dynamoDbCloud, keyed, provisionTable } from './dynamodb-cloud';

const INDEXED = {
  ...keyed(true),
  AttributeDefinitions: ['pk', 'sk', 'g'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'global',
      KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['kept'] },
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'local',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'g', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
let cloud: Cloud;
let TableName: string;

beforeEach(async () => {
  cloud = dynamoDbCloud();
  TableName = (await provisionTable(cloud, INDEXED)).physicalId;
  for (const n of [1, 2, 3]) {
    const Item = { pk: { S: 'p' }, sk: { S: String(n) }, g: { S: 'g' }, kept: { N: String(n) }, bulky: { M: { deep: { N: String(n) } } } };
    await dynamoDb(cloud, 'PutItem', { TableName, Item });
  }
});

afterEach(() => cloud.stop());

const query = (name: 'pk' | 'g', value: string, extra: object = {}): Promise<QueryCommandOutput> =>
  dynamoDb(cloud, 'Query', {
    TableName,
    KeyConditionExpression: `${name} = :v`,
    ExpressionAttributeValues: { ':v': { S: value } },
    ...extra,
  });

test('continues after the last evaluated key, backwards too, until there is none', async () => {
  const first = await query('pk', 'p', { Limit: 2, ScanIndexForward: false });
  expect(first).toMatchObject({ Count: 2, LastEvaluatedKey: { pk: { S: 'p' }, sk: { S: '2' } } });
  const rest = await query('pk', 'p', { Limit: 2, ScanIndexForward: false, ExclusiveStartKey: first.LastEvaluatedKey });
  expect([rest.Items?.map(({ sk }) => sk), rest.LastEvaluatedKey]).toEqual([[{ S: '1' }], undefined]);
  const ofIndex = await query('g', 'g', { IndexName: 'global', Limit: 1 });
  expect(Object.keys(ofIndex.LastEvaluatedKey ?? {}).sort()).toEqual(['g', 'pk', 'sk']);
});

test('counts before and after the filter, and returns no items for COUNT', async () => {
  const filter = { FilterExpression: 'sk < :v', ExpressionAttributeValues: { ':v': { S: 'p' }, ':n': { N: '1' } } };
  await expect(query('pk', 'p', filter)).rejects.toMatchObject({
    code: 'ValidationException',
    message: expect.stringContaining('unused'),
  });
  const counted = {
    FilterExpression: 'kept > :n',

    ExpressionAttributeValues: { ':v': { S: 'p' }, ':n': { N: '1' } },
  };
  expect(await query('pk', 'p', { ...counted, Select: 'COUNT' })).toEqual({ Count: 2, ScannedCount: 3 });
});

test.each([
  [
    'what it projects, from a global index',
    { IndexName: 'global', ProjectionExpression: 'pk, kept' },
    { pk: { S: 'p' }, kept: { N: '1' } },
  ],
  [
    'what it does not project, from the table of a local index',
    { IndexName: 'local', ProjectionExpression: 'kept, bulky.deep' },
    { kept: { N: '1' }, bulky: { M: { deep: { N: '1' } } } },
  ],
])('reads %s', async (_case, { ProjectionExpression, IndexName }, item) => {
  const { Items } = await query(IndexName === 'global' ? 'g' : 'pk', IndexName === 'global' ? 'g' : 'p', {
    IndexName,
    ProjectionExpression,
    Limit: 1,
  });
  expect(Items).toEqual([item]);
});

test.each([
  [
    'an attribute that a global index does not project',
    { IndexName: 'global', ProjectionExpression: 'bulky.deep' },
    'Global secondary index global does not project [bulky]',
  ],
  [
    'all attributes of a global index that has not all',
    { IndexName: 'global', Select: 'ALL_ATTRIBUTES' },
    'its projection type is not ALL',
  ],
  ['a consistent read of a global index', { IndexName: 'global', ConsistentRead: true }, 'Consistent reads are not supported'],
  ['an index that is not there', { IndexName: 'none' }, 'The table does not have the specified index: none'],
])('refuses %s', async (_case, extra, message) => {
  await expect(query('g', 'g', extra)).rejects.toMatchObject({ code: 'ValidationException', message: expect.stringContaining(message) });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
test.each([{ Segment: 0 }, { TotalSegments: 2 }])('a scan with %j alone is refused', async (half) => {
  await expect(dynamoDb(cloud, 'Scan', { TableName, ...half })).rejects.toMatchObject({ code: 'ValidationException' });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
test('a table has a UUID', async () => {
  const { Table } = await dynamoDb<{ Table: { TableId: string } }>(cloud, 'DescribeTable', { TableName });
  expect(Table.TableId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
});
