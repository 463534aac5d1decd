/**
 * Moments and a quantile sketch of a numeric column, in fixed size.
 *
 * The sketch is DDSketch (Masson, Rim, Lee: "DDSketch", VLDB 2019, section 2): logarithmic buckets with a relative accuracy of
 * 0.5 %, so that two sketches merge exactly. The moments follow Chan, Golub and LeVeque (1979).
 */
export interface NumericSketch {
  readonly count: number;
  readonly mean: number;
  /** Sum of squared differences from the mean. */
  readonly m2: number;
  /** Smallest and largest value; `null` while there is none. */
  readonly min: number | null;
  readonly max: number | null;
  /** Values by bucket key, in the order of the values: see `bucketKey`. */
  readonly buckets: Readonly<Record<string, number>>;
}

const ACCURACY = 0.005;
const LOG_GAMMA = Math.log((1 + ACCURACY) / (1 - ACCURACY));
/** Magnitudes below this count as zero. */
const SMALLEST = 1e-9;
/** Shifts the exponents of all doubles above `SMALLEST` to positive keys. */
const OFFSET = 5000;

/** Key of the bucket that holds a value: an integer that grows with the value, negative for negative values. */
export function bucketKey(value: number): number {
  if (Math.abs(value) < SMALLEST) {
    return 0;
  }
  const key = Math.ceil(Math.log(Math.abs(value)) / LOG_GAMMA) + OFFSET;
  return value > 0 ? key : -key;
}

/** Adds values one at a time; `sketch()` is what is stored. */
export class NumericAccumulator {
  private count = 0;
  private mean = 0;
  private m2 = 0;
  private min = Infinity;
  private max = -Infinity;
  private readonly buckets = new Map<number, number>();

  add(value: number): void {
    this.count += 1;
    const delta = value - this.mean;
    this.mean += delta / this.count;
    this.m2 += delta * (value - this.mean);
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
    const key = bucketKey(value);
    this.buckets.set(key, (this.buckets.get(key) ?? 0) + 1);
  }

  sketch(): NumericSketch {
    const { count, mean, m2 } = this;
    const empty = count === 0;
    return { count, mean, m2, min: empty ? null : this.min, max: empty ? null : this.max, buckets: sorted(this.buckets) };
  }
}

/** The sketch of both columns' values together. */
export function mergeNumeric(a: NumericSketch, b: NumericSketch): NumericSketch {
  const count = a.count + b.count;
  const delta = b.mean - a.mean;
  const buckets = new Map<number, number>();
  for (const { buckets: part } of [a, b]) {
    for (const [key, n] of Object.entries(part)) {
      buckets.set(Number(key), (buckets.get(Number(key)) ?? 0) + n);
    }
  }
  return {
    count,
    mean: count === 0 ? 0 : (a.mean * a.count + b.mean * b.count) / count,
    m2: count === 0 ? 0 : a.m2 + b.m2 + (delta * delta * a.count * b.count) / count,
    min: extreme(Math.min, a.min, b.min),
    max: extreme(Math.max, a.max, b.max),
    buckets: sorted(buckets),
  };
}

/** The buckets in the order of their values. */
export function orderedBuckets(sketch: NumericSketch): [key: number, count: number][] {
  return Object.entries(sketch.buckets)
    .map(([key, count]): [number, number] => [Number(key), count])
    .sort(([a], [b]) => a - b);
}

/** The upper edge of a bucket, for reading. */
export function upperEdge(key: number): number {
  if (key === 0) {
    return 0;
  }
  return key > 0 ? Math.exp((key - OFFSET) * LOG_GAMMA) : -Math.exp((-key - 1 - OFFSET) * LOG_GAMMA);
}

function extreme(pick: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : pick(a, b);
}

function sorted(buckets: ReadonlyMap<number, number>): Record<string, number> {
  return Object.fromEntries([...buckets].sort(([a], [b]) => a - b).map(([key, count]) => [String(key), count]));
}
