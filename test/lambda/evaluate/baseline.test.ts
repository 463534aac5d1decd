import fc from 'fast-check';
import { Baseline } from '../../../lambda/evaluate/baseline';
import { MODEL } from './snapshot';

function baselineOf(...blocks: string[][]) {
  const baseline = new Baseline(MODEL.features);
  blocks.forEach((lines) => {
    baseline.add(lines);
  });
  return baseline.profile();
}

test('profiles the features and not the label; booleans as requests give them', () => {
  const { rows, columns } = baselineOf(['1,100,ORD,true', '0,300,SFO,false', '0,\\N,,true']);
  expect(rows).toBe(3);
  expect(columns).toMatchObject([
    { name: 'distance', type: 'integral', compared: true, missing: 1, numbers: { count: 2, mean: 200 } },
    {
      name: 'origin',
      type: 'string',
      missing: 1,
      values: [
        ['ORD', 1],
        ['SFO', 1],
      ],
    },
    {
      name: 'night',
      type: 'boolean',
      compared: false,
      values: [
        ['0', 1],
        ['1', 2],
      ],
    },
  ]);
});

test('counts the same in whatever blocks the lines come', () => {
  const line = fc.constantFrom('1,100,ORD,true', '0,300,SFO,false', '0,\\N,,\\N');
  fc.assert(
    fc.property(fc.array(line), fc.nat(20), (lines, at) => {
      const [one, two] = [baselineOf(lines), baselineOf(lines.slice(0, at), lines.slice(at))];
      expect(two).toEqual(one);
    }),
  );
});

test('refuses a row of another width', () => {
  expect(() => baselineOf(['1,100,ORD'])).toThrow('a row of the snapshot must have 4 cells, got 3');
});
