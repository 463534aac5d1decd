/** A reported value, or what is known of several: a value that came several times, or a set of statistics. */
export type Sample = number | SampleSet;

/** Several values at once. */
export interface SampleSet {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

/** The samples' figures in one form. */
export function sampleSet(sample: Sample): SampleSet {
  return typeof sample === 'number' ? { count: 1, sum: sample, min: sample, max: sample } : sample;
}
