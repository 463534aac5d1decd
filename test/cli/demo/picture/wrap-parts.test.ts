import { wrapParts } from '../../../../cli/demo/picture/wrap-parts';

test('fills lines up to their length', () => {
  expect(wrapParts(['2 buckets', '1 table', '1 state machine'], 20)).toEqual(['2 buckets, 1 table,', '1 state machine']);
});

test('a part that is longer than a line stands alone', () => {
  expect(wrapParts(['1 key', '12 VPC endpoints'], 8)).toEqual(['1 key,', '12 VPC endpoints']);
});
