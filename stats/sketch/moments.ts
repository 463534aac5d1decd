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

/** Values whose moments are taken in two passes, and then merged: rounding errors grow with the blocks, not with the values. */
const BLOCK = 1024;

/** Moments of finite values in one pass and fixed memory. */
export class MomentsBuilder {
  private total = NO_MOMENTS;
  private readonly block = new Float64Array(BLOCK);
  private used = 0;

  add(value: number): void {
    this.block[this.used] = value;
    this.used += 1;
    if (this.used === BLOCK) {
      this.flush();
    }
  }

  /** Adds a value that many rows have. */
  addRows(value: number, rows: number): void {
    this.total = mergeMoments(this.total, { ...NO_MOMENTS, count: rows, mean: value });
  }

  moments(): Moments {
    this.flush();
    return this.total;
  }

  private flush(): void {
    this.total = mergeMoments(this.total, momentsOf(this.block.subarray(0, this.used)));
    this.used = 0;
  }
}

/** Moments of both sets of values together (Pébay, "Formulas for robust, one-pass parallel computation of covariances", 2008, eq. 2.1). */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0 || b.count === 0) {
    return a.count === 0 ? b : a;
  }
  const [p, q] = [a.count, b.count];
  const n = p + q;
  const d = b.mean - a.mean;
  return {
    count: n,
    mean: Number.isFinite(d) ? a.mean + (d * q) / n : a.mean * (p / n) + b.mean * (q / n),
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

/** Two passes: powers of the differences from a first mean, then corrected for that mean's own rounding. */
function momentsOf(values: Float64Array): Moments {
  const n = values.length;
  if (n === 0) {
    return NO_MOMENTS;
  }
  const sum = values.reduce((total, value) => total + value, 0);
  const centre = Number.isFinite(sum) ? sum / n : values.reduce((total, value) => total + value / n, 0);
  let [s1, s2, s3, s4] = [0, 0, 0, 0];
  for (const value of values) {
    const d = value - centre;
    const square = d * d;
    s1 += d;
    s2 += square;
    s3 += square * d;
    s4 += square * square;
  }
  const e = s1 / n;
  return {
    count: n,
    mean: Number.isFinite(e) ? centre + e : centre,
    m2: inRange(s2 - e * s1),
    m3: inRange(s3 - 3 * e * s2 + 2 * n * e ** 3),
    m4: inRange(s4 - 4 * e * s3 + 6 * e * e * s2 - 3 * n * e ** 4),
  };
}

function inRange(sum: number): number {
  return Number.isFinite(sum) ? sum : NaN;
}
