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
