import fc from 'fast-check';
import { layoutFlows } from '../../../../cli/demo/picture/flow-layout';

const STACKS = ['A', 'B', 'C', 'D', 'E'];
const pair = fc.tuple(fc.constantFrom(...STACKS), fc.constantFrom(...STACKS)).filter(([from, to]) => from !== to);
const flows = fc
  .uniqueArray(pair, { selector: ([from, to]) => from + to, maxLength: 14 })
  .map((pairs) => pairs.map(([from, to]) => ({ from, to, what: [] })));

type Placed = ReturnType<typeof layoutFlows>[number];

function extent({ from, to }: Placed): [number, number] {
  const places = [from, to].map(({ stack, index, of }) => stack + (index + 1) / (of + 1));
  return [Math.min(...places), Math.max(...places)];
}

test('no two arrows lie on one another', () => {
  fc.assert(
    fc.property(flows, (given) => {
      const placed = layoutFlows(STACKS, given);
      for (const a of placed) {
        for (const b of placed.filter(({ lane, number }) => lane === a.lane && number > a.number)) {
          const [[first, last], [otherFirst, otherLast]] = [extent(a), extent(b)];
          expect(last < otherFirst || otherLast < first).toBe(true);
        }
      }
    }),
  );
});

test('each arrow has its own port on a stack', () => {
  fc.assert(
    fc.property(flows, (given) => {
      const ports = layoutFlows(STACKS, given).flatMap(({ from, to }) => [from, to].map(({ stack, index }) => `${stack} ${index}`));
      expect(new Set(ports).size).toBe(2 * given.length);
    }),
  );
});

test('the order of the arrows does not change the drawing', () => {
  fc.assert(
    fc.property(flows, (given) => {
      expect(layoutFlows(STACKS, [...given].reverse())).toEqual(layoutFlows(STACKS, given));
    }),
  );
});

test('a short arrow lies inside a long one', () => {
  const [long, short] = layoutFlows(STACKS, [
    { from: 'A', to: 'D', what: [] },
    { from: 'B', to: 'C', what: [] },
  ]);
  expect([long?.lane, short?.lane]).toEqual([1, 0]);
});
