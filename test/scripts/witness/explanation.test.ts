import type { Explanation } from '../../../scripts/witness/explanation';
import { judge } from '../../../scripts/witness/explanation';

const DIFFERENCE = { call: 'sqs send_message: empty', field: 'Attributes.A', ours: 1, theirs: 2 };
const explained = (more: Partial<Explanation>): Explanation => ({ call: 'sqs *', verdict: 'open', why: 'w', ...more });

test('a star stands for any text, in call and field', () => {
  const { unexplained, faults } = judge([DIFFERENCE], [explained({ call: 'sqs send_*: empty', field: '*.A' })]);
  expect([unexplained, faults]).toEqual([[], []]);
});

test.each([{ call: 'sqs send' }, { field: 'Attributes' }, { call: 'sns *' }])('%j does not explain it', (more) => {
  expect(judge([DIFFERENCE], [explained(more)]).unexplained).toEqual([DIFFERENCE]);
});

test('an explanation of nothing is stale', () => {
  expect(judge([], [explained({})]).faults).toEqual(['stale: nothing differs at "sqs *" any more']);
});

test('what is mended explains nothing, and is not stale as long as the sides agree', () => {
  const mended = explained({ verdict: 'mended' });
  expect(judge([], [mended]).faults).toEqual([]);
  expect(judge([DIFFERENCE], [mended]).unexplained).toEqual([DIFFERENCE]);
});

test('who says that MiniStack is wrong names the page', () => {
  expect(judge([DIFFERENCE], [explained({ verdict: 'theirs' })]).faults).toEqual(['no page of AWS says who is right at "sqs *"']);
});
