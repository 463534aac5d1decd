/** Number, mean and sums of powers of the differences from the mean. A sum beyond the range of doubles is NaN (in JSON `null`). */
export interface Moments {
  readonly count: number;
  /** 0 when `count` is. */
  readonly mean: number;
  /** Sum of (x - mean)²: the variance is m2 / count, the sample's m2 / (count - 1). */
  readonly m2: number;
  /** Sum of (x - mean)³: the skewness is √count · m3 / m2^1.5. */
  readonly m3: number;
  /** Sum of (x - mean)⁴: the excess kurtosis is count · m4 / m2² - 3. */
  readonly m4: number;
}

export const NO_MOMENTS: Moments = { count: 0, mean: 0, m2: 0, m3: 0, m4: 0 };

/** Values whose moments are taken in two passes and then merged: rounding errors grow with the blocks, not with the values. */
const BLOCK = 1024;

/** The mean is `mean` + `low`, of twice a double's precision: what is lost of a mean far from zero would spoil the other moments. */
interface PreciseMoments extends Moments {
  readonly low: number;
}

const NOTHING: PreciseMoments = { ...NO_MOMENTS, low: 0 };

/** Moments of finite values in one pass and fixed memory. */
export class MomentsBuilder {
  private total = NOTHING;
  private readonly block = new Float64Array(BLOCK);
  private used = 0;

  add(value: number): void {
    this.block[this.used] = value;
    this.used += 1;
    if (this.used === BLOCK) {
      this.flush();
    }
  }

  /** Adds as many values as a block has, or fewer, without a copy. */
  addBlock(values: Float64Array): void {
    this.total = combined(this.total, momentsOf(values));
  }

  /** Adds a value that many rows have. */
  addRows(value: number, rows: number): void {
    this.total = combined(this.total, { ...NOTHING, count: rows, mean: value });
  }

  moments(): Moments {
    this.flush();
    return rounded(this.total);
  }

  private flush(): void {
    this.addBlock(this.block.subarray(0, this.used));
    this.used = 0;
  }
}

/** Moments of both sets of values together. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  return rounded(combined({ ...a, low: 0 }, { ...b, low: 0 }));
}

function rounded({ count, mean, m2, m3, m4, low }: PreciseMoments): Moments {
  return { count, mean: mean + low, m2, m3, m4 };
}

/** Pébay, "Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical moments" (2008), eq. 2.1. */
function combined(a: PreciseMoments, b: PreciseMoments): PreciseMoments {
  if (a.count === 0 || b.count === 0) {
    return a.count === 0 ? b : a;
  }
  const [p, q] = [a.count, b.count];
  const n = p + q;
  const d = b.mean - a.mean + (b.low - a.low);
  return {
    count: n,
    ...combinedMean(a, b, d),
    m2: inRange(a.m2 + b.m2 + (d * d * p * q) / n),
    m3: inRange(a.m3 + b.m3 + (d ** 3 * p * q * (p - q)) / n ** 2 + (3 * d * (p * b.m2 - q * a.m2)) / n),
    m4: inRange(
      a.m4 +
        b.m4 +
        (d ** 4 * p * q * (p * p - p * q + q * q)) / n ** 3 +
        (6 * d * d * (p * p * b.m2 + q * q * a.m2)) / n ** 2 +
        (4 * d * (p * b.m3 - q * a.m3)) / n,
    ),
  };
}

/** The mean moved by its share of the distance `d`, with the rounding error of the sum (Knuth's two-sum). */
function combinedMean(a: PreciseMoments, b: PreciseMoments, d: number): Pick<PreciseMoments, 'mean' | 'low'> {
  const n = a.count + b.count;
  if (!Number.isFinite(d)) {
    return { mean: a.mean * (a.count / n) + b.mean * (b.count / n), low: 0 };
  }
  const step = d * (b.count / n);
  const mean = a.mean + step;
  const added = mean - a.mean;
  return { mean, low: a.low + (a.mean - (mean - added)) + (step - added) };
}

/** Two passes: powers of the differences from a first mean, then corrected for what that mean is off. */
function momentsOf(values: Float64Array): PreciseMoments {
  const n = values.length;
  if (n === 0) {
    return NOTHING;
  }
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    sum += values[i] as number;
  }
  const mean = Number.isFinite(sum) ? sum / n : values.reduce((total, value) => total + value / n, 0);
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let i = 0; i < n; i += 1) {
    const d = (values[i] as number) - mean;
    const square = d * d;
    s1 += d;
    s2 += square;
    s3 += square * d;
    s4 += square * square;
  }
  const e = s1 / n;
  return {
    count: n,
    mean,
    low: Number.isFinite(e) ? e : 0,
    m2: inRange(s2 - e * s1),
    m3: inRange(s3 - 3 * e * s2 + 2 * n * e ** 3),
    m4: inRange(s4 - 4 * e * s3 + 6 * e * e * s2 - 3 * n * e ** 4),
  };
}

function inRange(sum: number): number {
  return Number.isFinite(sum) ? sum : NaN;
}
