import fc from 'fast-check';
import { PickleWalk } from '../../../lambda/shared/pickle-walk';
import { HOSTILE_PICKLES } from './hostile-pickles';

function walked(bytes: Uint8Array, chunk = bytes.length || 1): PickleWalk['state'] {
  const walk = new PickleWalk();
  for (let start = 0; start < bytes.length; start += chunk) {
    walk.add(bytes.subarray(start, start + chunk));
  }
  return walk.state;
}

test.each(HOSTILE_PICKLES)('finds a pickle: %s', (_, pickle) => {
  expect(walked(pickle)).toBe('pickle');
  expect(walked(pickle, 1)).toBe('pickle');
});

test.each([
  ['JSON', '{"trees":[1,2,3]}'],
  ['Python', 'import json\n\nclass Model:\n    pass\n'],
  ['a list of packages', 'catboost\nnumpy\nboto3\n'],
  ['another one', 'colorama\nnumpy\nRequests\n'],
  ['prose', 'N.B. the model predicts delays.\nIt is retrained when it drifts.\n'],
  ['one column', 'carrier\nUA\nB6\n'],
  ['a name with spaces', "cos path\nsystem\n(S'true'\ntR."],
  ['numbers', '1\n2\n0.5\n'],
])('takes %s for what it is', (_, text) => {
  expect(walked(Buffer.from(text))).not.toBe('pickle');
});

/** Values as pickles write them, each of which leaves one value more. */
const value = fc.oneof(
  fc.constantFrom('N', ']', '}', ')', 'K\x07', 'M\x01\x02', 'J\x01\x02\x03\x04', 'G12345678', '\x88', '\x89', '\x8f'),
  fc.integer().map((number) => `I${number}\n`),
  fc.string({ maxLength: 40 }).map((text) => `V${text.replaceAll('\n', ' ')}\n`),
  fc.string({ maxLength: 40 }).map((text) => `\x8c${String.fromCharCode(Buffer.from(text, 'latin1').length)}${text}`),
  fc.string({ maxLength: 40 }).map((text) => `U${String.fromCharCode(Buffer.from(text, 'latin1').length)}${text}`),
);

test('finds a call behind any values, whatever the chunks', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 20 }), fc.integer({ min: 1, max: 50 }), (values, chunk) => {
      const pickle = Buffer.from(`${values.join('')}cos\nsystem\n(S'true'\ntR.`, 'latin1');
      expect(walked(pickle, chunk)).toBe('pickle');
    }),
    { numRuns: 500 },
  );
});

test('takes any bytes, and the chunks make no difference', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 20 }), (bytes, chunk) => {
      expect(walked(bytes, chunk)).toBe(walked(bytes));
    }),
    { numRuns: 500 },
  );
});
