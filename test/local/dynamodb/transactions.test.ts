import type { Cloud } from '../../../local/core/cloud';
import type { Recording } from '../test-cloud';
import { dynamoDb, dynamoDbCloud, provisionTable } from './dynamodb-cloud';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html

let cloud: Cloud & { readonly recording: Recording };
let TableName: string;

beforeEach(async () => {
  cloud = dynamoDbCloud();
  TableName = (await provisionTable(cloud)).physicalId;
});

afterEach(() => cloud.stop());

const key = (pk: string): object => ({ pk: { S: pk } });
const put = (pk: string, extra: object = {}): object => ({ Put: { TableName, Item: { ...key(pk), n: { N: '1' } }, ...extra } });
const write = (...TransactItems: object[]): Promise<object> => dynamoDb(cloud, 'TransactWriteItems', { TransactItems });
const all = async (): Promise<unknown[]> =>
  (await dynamoDb<{ Items: { pk: { S: string } }[] }>(cloud, 'Scan', { TableName })).Items.map(({ pk }) => pk.S).sort();
const ABSENT = { ConditionExpression: 'attribute_not_exists(pk)' };

test('writes all actions or, when one condition fails, none, and gives the reasons in the order of the actions', async () => {
  await write(put('a'), put('b'));
  const check = { ConditionCheck: { TableName, Key: key('b'), ...ABSENT, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } };
  const message = 'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]';
  await expect(write(put('c'), check)).rejects.toMatchObject({
    code: 'TransactionCanceledException',
    message,
    members: {
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { pk: { S: 'b' }, n: { N: '1' } } },
      ],
    },
  });
  expect(await all()).toEqual(['a', 'b']);
});

test('undoes what it has written when a later action breaks a rule of the data', async () => {
  await write(put('a'));
  const update = (UpdateExpression: string): object => ({ Update: { TableName, Key: key('a'), UpdateExpression } });
  const remove = { Delete: { TableName, Key: key('gone') } };
  await expect(write(put('b'), remove, update('SET m = absent'))).rejects.toMatchObject({
    members: {
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'None' },
        { Code: 'ValidationError', Message: expect.stringContaining('does not exist in the item') },
      ],
    },
  });
  expect(await all()).toEqual(['a']);
});

test.each([
  ['two actions on one item', () => [put('a'), put('a')], 'Transaction request cannot include multiple operations on one item'],
  ['no action', () => [], 'Member must have length greater than or equal to 1'],
  ['101 actions', () => Array.from({ length: 101 }, (_, n) => put(String(n))), 'Member must have length less than or equal to 100'],
  ['an entry with two actions', () => [{ ...put('a'), Delete: { TableName, Key: key('b') } }], 'can only contain one of'],
])('refuses %s', async (_case, actions, message) => {
  await expect(write(...actions())).rejects.toMatchObject({ code: 'ValidationException', message: expect.stringContaining(message) });
});

test('does a request once for one token, and refuses another request with it', async () => {
  const once = { TransactItems: [put('a', ABSENT)], ClientRequestToken: 'token' };
  await dynamoDb(cloud, 'TransactWriteItems', once);
  expect(await dynamoDb(cloud, 'TransactWriteItems', once)).toEqual({});
  const other = { ...once, TransactItems: [put('b')] };
  await expect(dynamoDb(cloud, 'TransactWriteItems', other)).rejects.toMatchObject({ code: 'IdempotentParameterMismatchException' });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
test('reads items in the order of the request, an empty answer for one that is not there', async () => {
  await write(put('a'));
  const get = (pk: string): object => ({ Get: { TableName, Key: key(pk), ProjectionExpression: 'n' } });
  expect(await dynamoDb(cloud, 'TransactGetItems', { TransactItems: [get('x'), get('a')] })).toEqual({
    Responses: [{}, { Item: { n: { N: '1' } } }],
  });
  const wrong = { Get: { TableName, Key: { other: { S: 'a' } } } };
  await expect(dynamoDb(cloud, 'TransactGetItems', { TransactItems: [get('a'), wrong] })).rejects.toMatchObject({
    members: {
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError', Message: 'The provided key element does not match the schema' }],
    },
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
test('needs the permission of each action, with the operation around it as condition key', async () => {
  cloud.recording.authorized.length = 0;
  await write(put('a'), { ConditionCheck: { TableName, Key: key('b'), ...ABSENT } });
  expect(cloud.recording.authorized.map(({ request }) => [request.action, request.context?.['dynamodb:EnclosingOperation']])).toEqual([
    ['dynamodb:PutItem', 'TransactWriteItems'],
    ['dynamodb:ConditionCheckItem', 'TransactWriteItems'],
  ]);
});
