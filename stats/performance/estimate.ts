/** A value estimated from a sample, with its 95 % confidence interval. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** 97.5 % quantile of the standard normal distribution: half the width of a 95 % interval in standard errors. */
export const Z_95 = 1.959963984540054;
