/** A point of a series that lies outside what its history leads to expect. */
export interface Anomaly {
  /** Place in the series, from 0. */
  readonly index: number;
  readonly value: number;
  /** Least value that would have been no anomaly; -Infinity when that side has no limit. */
  readonly lower: number;
  /** Greatest value that would have been no anomaly; Infinity when that side has no limit. */
  readonly upper: number;
}

/** The point as an anomaly when it lies outside the limits, else nothing. A value that is not a number is always one. */
export function outside(index: number, value: number, lower: number, upper: number): Anomaly[] {
  return value >= lower && value <= upper ? [] : [{ index, value, lower, upper }];
}
