import type { GetItemCommandOutput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { Cloud } from '../../../local/core/cloud';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { provisionContext } from '../provision-context';
import type { Recording } from '../test-cloud';
import { ROOT } from '../test-cloud';
import { dynamoDbCloud, keyed } from './dynamodb-cloud';

const LEDGER = {
  AttributeDefinitions: ['dataset', 'contentHash', 'sourceKey'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'dataset', KeyType: 'HASH' },
    { AttributeName: 'contentHash', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    { IndexName: 'bySource', KeySchema: [{ AttributeName: 'sourceKey', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
  ],
};
const ITEM = { dataset: { S: 'flights' }, contentHash: { S: 'abc' }, sourceKey: { S: 'flights/1.csv' }, raw: { B: Uint8Array.of(1, 2) } };
const KEY = { dataset: { S: 'flights' }, contentHash: { S: 'abc' } };

let cloud: Cloud & { readonly recording: Recording };

beforeEach(() => {
  cloud = dynamoDbCloud();
});

afterEach(() => cloud.stop());

const call = <T = object>(operation: string, input: object): Promise<T> => cloud.call<T>(ROOT, 'dynamodb', operation, input);
const provider = (type: string): ResourceProvider => cloud.provider(type) as ResourceProvider;

async function newTable(properties: object = LEDGER, type = 'AWS::DynamoDB::Table'): Promise<string> {
  return (await provider(type).create(properties, provisionContext(cloud, 'Table'))).physicalId;
}

test('keeps items with all their types and finds them by key and by index', async () => {
  const TableName = await newTable();
  await call('PutItem', { TableName, Item: ITEM });
  expect((await call<GetItemCommandOutput>('GetItem', { TableName, Key: KEY })).Item).toEqual(ITEM);
  const query = {
    TableName,
    IndexName: 'bySource',
    KeyConditionExpression: 'sourceKey = :key',
    ExpressionAttributeValues: { ':key': { S: 'flights/1.csv' } },
  };
  expect((await call<QueryCommandOutput>('Query', query)).Items).toEqual([ITEM]);
});

test('refuses a second item under a condition, with the code of AWS', async () => {
  const TableName = await newTable();
  const put = { TableName, Item: ITEM, ConditionExpression: 'attribute_not_exists(contentHash)' };
  await call('PutItem', put);
  await expect(call('PutItem', put)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException', status: 400 });
});

test('updates, deletes and writes in batches', async () => {
  const TableName = await newTable();
  await call('BatchWriteItem', { RequestItems: { [TableName]: [{ PutRequest: { Item: ITEM } }] } });
  await call('UpdateItem', { TableName, Key: KEY, UpdateExpression: 'SET rowsIn = :n', ExpressionAttributeValues: { ':n': { N: '7' } } });
  const { Responses } = await call<{ Responses: Record<string, object[]> }>('BatchGetItem', {
    RequestItems: { [TableName]: { Keys: [KEY] } },
  });
  expect(Responses[TableName]).toMatchObject([{ rowsIn: { N: '7' } }]);
  await call('DeleteItem', { TableName, Key: KEY });
  expect(await call('Scan', { TableName })).toMatchObject({ Count: 0 });
});

test('takes the ARN in place of the name and describes the table under its own account', async () => {
  const TableName = await newTable();
  const arn = cloud.arn('dynamodb', `table/${TableName}`);
  const { Table } = await call<{ Table: object }>('DescribeTable', { TableName: arn });
  expect(Table).toMatchObject({ TableArn: arn, TableStatus: 'ACTIVE', CreationDateTime: expect.any(Date) });
  await call('PutItem', { TableName: arn, Item: ITEM });
  expect(await call('ListTables', {})).toEqual({ TableNames: [TableName] });
});

test('checks table, index and leading keys', async () => {
  const TableName = await newTable();
  await call('GetItem', { TableName, Key: KEY });
  await call('Scan', { TableName, IndexName: 'bySource' });
  const arn = cloud.arn('dynamodb', `table/${TableName}`);
  expect(cloud.recording.authorized.map(({ request }) => request)).toEqual([
    {
      action: 'dynamodb:GetItem',
      resource: arn,
      context: { 'dynamodb:LeadingKeys': ['flights'], 'dynamodb:Attributes': ['dataset', 'contentHash'] },
    },
    { action: 'dynamodb:Scan', resource: `${arn}/index/bySource`, context: { 'dynamodb:Select': 'ALL_PROJECTED_ATTRIBUTES' } },
  ]);
});

test.each(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'])('needs the key of an encrypted %s to read and to write', async (type) => {
  const keyPolicy = { Statement: [] };
  const { physicalId: key } = await provider('AWS::KMS::Key').create({ KeyPolicy: keyPolicy }, provisionContext(cloud, 'Key'));
  const encryption = { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: key };
  const global = { Replicas: [{ Region: 'us-east-1', SSESpecification: encryption, Tags: [] }] };
  const TableName = await newTable({ ...LEDGER, ...(type === 'AWS::DynamoDB::Table' ? { SSESpecification: encryption } : global) }, type);
  await call('PutItem', { TableName, Item: ITEM });
  const request = cloud.recording.authorized.at(-1)?.request;
  expect(request).toMatchObject({ action: 'kms:Decrypt', context: { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' } });
  expect(request?.context).toMatchObject({ 'kms:EncryptionContext:aws:dynamodb:tableName': TableName });
});

test('fails for replicas elsewhere, PartiQL and a deleted table', async () => {
  const elsewhere = newTable({ ...LEDGER, Replicas: [{ Region: 'eu-west-1' }] }, 'AWS::DynamoDB::GlobalTable');
  await expect(elsewhere).rejects.toThrow('does not emulate replicas');
  await expect(call('ExecuteStatement', {})).rejects.toThrow('does not emulate the operation dynamodb:ExecuteStatement');
  const TableName = await newTable();
  await provider('AWS::DynamoDB::Table').delete(TableName, LEDGER, provisionContext(cloud, 'Table'));
  await expect(call('GetItem', { TableName, Key: KEY })).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});

test("shows IAM the table's own policy", async () => {
  const PolicyDocument = { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'dynamodb:DeleteItem', Resource: '*' }] };
  const TableName = await newTable({ ...LEDGER, ResourcePolicy: { PolicyDocument } });
  await call('PutItem', { TableName, Item: ITEM });
  expect(cloud.recording.authorized.at(-1)?.request).toMatchObject({ action: 'dynamodb:PutItem', resourcePolicy: PolicyDocument });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
test.each([
  ['NONE', undefined],
  ['ALL_OLD', { dataset: { S: 'flights' }, contentHash: { S: 'abc' }, n: { N: '1' }, m: { S: 'x' } }],
  ['UPDATED_OLD', { n: { N: '1' } }],
  ['ALL_NEW', { dataset: { S: 'flights' }, contentHash: { S: 'abc' }, n: { N: '3' }, m: { S: 'x' } }],
  ['UPDATED_NEW', { n: { N: '3' } }],
])('an update with ReturnValues %s returns %j', async (ReturnValues, attributes) => {
  const TableName = await newTable();
  await call('PutItem', { TableName, Item: { ...KEY, n: { N: '1' }, m: { S: 'x' } } });
  const update = { UpdateExpression: 'SET n = n + :two', ExpressionAttributeValues: { ':two': { N: '2' } } };
  const { Attributes } = await call<{ Attributes?: object }>('UpdateItem', { TableName, Key: KEY, ...update, ReturnValues });
  expect(Attributes).toEqual(attributes);
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
test.each([
  ['PutItem', { Item: { ...KEY, n: { N: '2' } } }],
  ['UpdateItem', { Key: KEY, UpdateExpression: 'REMOVE n' }],
  ['DeleteItem', { Key: KEY }],
])('%s that fails its condition returns the old item if it is asked for', async (operation, request) => {
  const TableName = await newTable();
  await call('PutItem', { TableName, Item: { ...KEY, n: { N: '1' } } });
  const failing = { TableName, ...request, ConditionExpression: 'attribute_not_exists(dataset)' };
  const wanting = { ...failing, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
  await expect(call(operation, wanting)).rejects.toMatchObject({ members: { Item: { ...KEY, n: { N: '1' } } } });
  await expect(call(operation, failing)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException', members: {} });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
test('a batch takes 25 writes, each item once', async () => {
  const TableName = await newTable();
  const put = (n: number): object => ({ PutRequest: { Item: { ...KEY, contentHash: { S: String(n) } } } });
  const batch = (requests: object[]): Promise<object> => call('BatchWriteItem', { RequestItems: { [TableName]: requests } });
  await expect(batch(Array.from({ length: 26 }, (_, n) => put(n)))).rejects.toMatchObject({ code: 'ValidationException' });
  await expect(batch([put(1), put(1)])).rejects.toThrow('Provided list of item keys contains duplicates');
  expect(await batch(Array.from({ length: 25 }, (_, n) => put(n)))).toEqual({ UnprocessedItems: {} });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
test('makes tables for clients too, once each, and protects one from deletion', async () => {
  const table = { TableName: 'made', ...keyed(), DeletionProtectionEnabled: true, Tags: [{ Key: 'a', Value: 'b' }] };
  expect(await call('CreateTable', table)).toMatchObject({ TableDescription: { TableName: 'made', DeletionProtectionEnabled: true } });
  await expect(call('CreateTable', table)).rejects.toMatchObject({ code: 'ResourceInUseException', message: 'Table already exists: made' });
  await expect(call('DeleteTable', { TableName: 'made' })).rejects.toMatchObject({
    code: 'ValidationException',
    message: expect.stringContaining('protected'),
  });
  expect(await call('ListTagsOfResource', { ResourceArn: cloud.arn('dynamodb', 'table/made') })).toEqual({ Tags: table.Tags });
});
