import type { AttributeRequest, Item } from '../../../local/dynamodb/condition-keys';
import { attributeKeys } from '../../../local/dynamodb/condition-keys';

const LEADING = 'dynamodb:LeadingKeys';
const ATTRIBUTES = 'dynamodb:Attributes';
const KEY = { user: { S: 'ann' }, game: { N: '7' } };

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
test.each<[string, AttributeRequest, readonly Item[], Record<string, unknown>]>([
  ['GetItem', {}, [KEY], { [LEADING]: ['ann'], [ATTRIBUTES]: ['user', 'game'] }],
  [
    'GetItem',
    { ProjectionExpression: 'score, #n.first', ExpressionAttributeNames: { '#n': 'name' } },
    [KEY],
    { [ATTRIBUTES]: ['user', 'game', 'score', 'name'] },
  ],
  ['GetItem', { AttributesToGet: ['score'] }, [KEY], { [ATTRIBUTES]: ['user', 'game', 'score'] }],
  ['BatchGetItem', {}, [KEY, { user: { S: 'bob' } }], { [LEADING]: ['ann', 'bob'] }],
  ['PutItem', {}, [{ user: { S: 'ann' }, score: { N: '1' } }], { [ATTRIBUTES]: ['user', 'score'], 'dynamodb:ReturnValues': 'NONE' }],
  ['DeleteItem', { ReturnValues: 'ALL_OLD' }, [KEY], { 'dynamodb:ReturnValues': 'ALL_OLD' }],
  [
    'UpdateItem',
    {
      UpdateExpression: 'SET score = if_not_exists(best, :zero) + :one REMOVE tags[0].a',
      ConditionExpression: 'attribute_exists(locked) AND NOT size(team) IN (:a, :b)',
    },
    [KEY],
    { [ATTRIBUTES]: ['user', 'game', 'locked', 'team', 'score', 'best', 'tags'] },
  ],
  [
    'Query',
    {
      KeyConditionExpression: 'game = :g AND #u = :u',
      ExpressionAttributeNames: { '#u': 'user' },
      ExpressionAttributeValues: { ':g': { N: '7' }, ':u': { S: 'ann' } },
    },
    [],
    { [LEADING]: ['ann'], [ATTRIBUTES]: ['game', 'user'], 'dynamodb:Select': 'ALL_ATTRIBUTES' },
  ],
  [
    'Query',
    { IndexName: 'byTeam', KeyConditionExpression: 'team = :t', ExpressionAttributeValues: { ':t': { S: 'red' } } },
    [],
    { [LEADING]: ['red'], 'dynamodb:Select': 'ALL_PROJECTED_ATTRIBUTES' },
  ],
  ['Query', { ProjectionExpression: 'score' }, [], { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' }],
  [
    'Scan',
    { Select: 'COUNT', FilterExpression: 'contains(tags, :t) OR score BETWEEN :a AND :b' },
    [],
    { [ATTRIBUTES]: ['tags', 'score'], 'dynamodb:Select': 'COUNT' },
  ],
])('%s with %j on %j has the keys of fine-grained access', (action, request, items, expected) => {
  expect(attributeKeys(`dynamodb:${action}`, request, items, 'user')).toMatchObject(expected);
});

test('a scan has no leading keys', () => {
  expect(attributeKeys('dynamodb:Scan', {}, [], 'user')).toEqual({ 'dynamodb:Select': 'ALL_ATTRIBUTES' });
});
