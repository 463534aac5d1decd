/** Rows of one bin in the baseline and in the live data. */
export interface BinPair {
  /** To read: a value, an interval, or one of the buckets `below`, `above`, `other`, `unseen` and `missing`. */
  readonly label: string;
  readonly baseline: number;
  readonly live: number;
}

/** Rows of all bins. */
export function binTotals(bins: readonly BinPair[]): { baseline: number; live: number } {
  return bins.reduce((sum, { baseline, live }) => ({ baseline: sum.baseline + baseline, live: sum.live + live }), { baseline: 0, live: 0 });
}
