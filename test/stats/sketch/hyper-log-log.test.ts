import { HyperLogLog } from '../../../stats/sketch/hyper-log-log';

const STANDARD_ERROR = 1.04 / Math.sqrt(2 ** 14);

type Add = (sketch: HyperLogLog, i: number) => void;
const FAMILIES: Record<string, Add> = {
  'counted names': (sketch, i) => {
    sketch.addText(`customer-${i}`);
  },
  digits: (sketch, i) => {
    sketch.addText(String(i));
  },
  'long texts that differ at the end': (sketch, i) => {
    sketch.addText(`${'x'.repeat(40)}${i.toString(2)}`);
  },
  'other scripts': (sketch, i) => {
    sketch.addText(String.fromCharCode(0x4e00 + (i % 20_000), 0x4e00 + Math.floor(i / 20_000)));
  },
  'whole numbers': (sketch, i) => {
    sketch.addNumber(i);
  },
  'far numbers with gaps': (sketch, i) => {
    sketch.addNumber(1e12 + 1000 * i);
  },
  thousandths: (sketch, i) => {
    sketch.addNumber(i / 1000);
  },
};

function sketchOf(add: Add, from: number, to: number): HyperLogLog {
  const sketch = new HyperLogLog();
  for (let i = from; i < to; i++) {
    add(sketch, i);
  }
  return sketch;
}

test.each([10, 1000, 4000])('the errors of estimates of %d values have the published spread and no bias', (count) => {
  const errors = Object.values(FAMILIES).flatMap((add) =>
    [0, 1, 2, 3].map((run) => sketchOf(add, run * count, (run + 1) * count).estimate() / count - 1),
  );
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
  expect(Math.abs(mean)).toBeLessThan((3 * STANDARD_ERROR) / Math.sqrt(errors.length));
  // 28 errors: a chi-squared spread of 1.5 standard errors has a probability below 1e-4.
  expect(spread).toBeLessThan(1.5 * STANDARD_ERROR);
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(4 * STANDARD_ERROR);
});

test('knows a few values by number, and none at all', () => {
  expect(new HyperLogLog().estimate()).toBe(0);
  expect(
    Math.round(
      sketchOf(
        (sketch, i) => {
          sketch.addText(`v${i % 3}`);
        },
        0,
        1000,
      ).estimate(),
    ),
  ).toBe(3);
});

test('merging gives the registers of the whole', () => {
  const names = FAMILIES['counted names'] as Add;
  const merged = sketchOf(names, 0, 6000);
  merged.addAll(sketchOf(names, 4000, 9000));
  expect(merged.toBase64()).toBe(sketchOf(names, 0, 9000).toBase64());
});

test('0 and -0 are one value; a text and a number are two', () => {
  const sketch = new HyperLogLog();
  sketch.addNumber(0);
  sketch.addNumber(-0);
  expect(Math.round(sketch.estimate())).toBe(1);
  sketch.addText('0');
  expect(Math.round(sketch.estimate())).toBe(2);
});

test('is stored and read back', () => {
  const sketch = sketchOf(FAMILIES['thousandths'] as Add, 0, 20_000);
  const read = HyperLogLog.fromBase64(sketch.toBase64());
  expect(read.toBase64()).toBe(sketch.toBase64());
  expect(read.estimate()).toBe(sketch.estimate());
  expect(() => HyperLogLog.fromBase64('AAAA')).toThrow('a sketch must have 12288 bytes, got 3');
});
