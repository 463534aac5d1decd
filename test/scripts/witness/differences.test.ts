import { differences } from '../../../scripts/witness/differences';

const between = (ours: unknown, theirs: unknown): object[] => differences({ call: ours }, { call: theirs });

test('equal answers differ nowhere', () => {
  expect(between({ a: [1, { b: 'x' }], status: 200 }, { a: [1, { b: 'x' }], status: 200 })).toEqual([]);
});

test('names each field that differs or is missing', () => {
  expect(between({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: 2 }, d: [2] })).toEqual([
    { call: 'call', field: 'a.b', ours: 1, theirs: 2 },
    { call: 'call', field: 'a.c', ours: 2, theirs: undefined },
    { call: 'call', field: 'd.0', ours: 1, theirs: 2 },
  ]);
});

test('lists of different lengths are one difference', () => {
  expect(between({ a: [1, 2] }, { a: [2] })).toEqual([{ call: 'call', field: 'a', ours: [1, 2], theirs: [2] }]);
});

test('of errors the code and the status count', () => {
  const [denied, missing] = [
    { Error: 'Denied', status: 403 },
    { Error: 'Missing', status: 404 },
  ];
  expect(between(denied, missing)).toHaveLength(2);
  expect(between(denied, { a: 1, status: 200 })).toEqual([{ call: 'call', field: '', ours: 'Denied', theirs: 'success' }]);
});

test('a call that only one side has made is a difference', () => {
  expect(differences({ one: {} }, {})).toEqual([{ call: 'one', field: '', ours: {}, theirs: undefined }]);
});
