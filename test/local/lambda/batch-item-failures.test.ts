import { batchItemFailures } from '../../../local/lambda/batch-item-failures';
import { recordFilter } from '../../../local/lambda/event-source-filter';

const IDS = ['a', 'b', 'c'];
const failures = (...itemIdentifiers: unknown[]): object => ({
  batchItemFailures: itemIdentifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting: success and failure conditions
test.each<[string, unknown, readonly string[]]>([
  ['no response', null, []],
  ['an empty response', {}, []],
  ['an empty list', { batchItemFailures: [] }, []],
  ['a null list', { batchItemFailures: null }, []],
  ['some failures', failures('b'), ['b']],
  ['an empty identifier', failures('a', ''), IDS],
  ['a null identifier', failures(null), IDS],
  ['a wrong key', { batchItemFailures: [{ messageId: 'a' }] }, IDS],
  ['an identifier that is not in the batch', failures('z'), IDS],
  ['no list', { batchItemFailures: 'a' }, IDS],
])('%s', (_what, response, failed) => {
  expect(batchItemFailures(JSON.stringify(response), IDS)).toEqual(failed);
});

test('what is no JSON fails the whole batch', () => {
  expect(batchItemFailures('{', IDS)).toEqual(IDS);
});

// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html#filtering-SQS-properly
test.each<[string, object, object, boolean]>([
  ['plain text and a pattern of text', { body: 'Result: ok' }, { body: [{ prefix: 'Result: ' }] }, true],
  ['plain text and a pattern of JSON', { body: 'Result: ok' }, { body: { n: [1] } }, false],
  ['JSON and a pattern of text', { body: '{"n":1}' }, { body: ['{"n":1}'] }, false],
  ['JSON and a pattern of JSON', { body: '{"n":1}' }, { body: { n: [1] } }, true],
  ['JSON and a pattern that it does not fit', { body: '{"n":2}' }, { body: { n: [1] } }, false],
  ['a pattern without a body', { body: 'x', awsRegion: 'us-east-1' }, { awsRegion: ['us-east-1'] }, true],
  [
    'a change of a table',
    { eventName: 'INSERT', dynamodb: { NewImage: { s: { S: 'open' } } } },
    { eventName: ['INSERT'], dynamodb: { NewImage: { s: { S: ['open'] } } } },
    true,
  ],
])('filters %s', (_what, record, pattern, kept) => {
  expect(recordFilter({ Filters: [{ Pattern: JSON.stringify(pattern) }] })(record)).toBe(kept);
});
