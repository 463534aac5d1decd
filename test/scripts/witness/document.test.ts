import { readFileSync } from 'node:fs';
import { document } from '../../../scripts/witness/document';
import { judge } from '../../../scripts/witness/explanation';
import type { Explanation } from '../../../scripts/witness/explanation';

test('counts calls and differences by service and lists every explanation', () => {
  const explanations: Explanation[] = [
    { call: 'sqs send_message: *', verdict: 'theirs', why: 'a | b', page: 'https://docs.aws.amazon.com/x' },
    { call: 's3 put_object: x', verdict: 'mended', why: 'was wrong' },
  ];
  const found = [{ call: 'sqs send_message: empty', field: '', ours: 'Error', theirs: 'success' }];
  const text = document({ 'sqs send_message: empty': {}, 'sqs list_queues: all': {} }, judge(found, explanations));
  expect(text).toContain('the same 2 calls');
  expect(text).toContain('| SQS | 2 | 1 | 1 | 0 | 0 | 0 |');
  expect(text).toContain('| send_message: * |  | 1 | theirs | a \\| b ([AWS](https://docs.aws.amazon.com/x)) |');
  expect(text).toContain('| put_object: x |  | 0 | mended | was wrong |');
});

test('each explanation in the file has a reason, and a page where MiniStack is said to be wrong', () => {
  const explanations = JSON.parse(readFileSync('bench/witness/differences.json', 'utf8')) as Explanation[];
  expect(
    explanations.filter(
      ({ why, verdict, page }) => why === '' || (verdict === 'theirs' && !page?.startsWith('https://docs.aws.amazon.com/')),
    ),
  ).toEqual([]);
});
