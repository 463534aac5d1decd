import { NotEmulated } from '../core/aws-error';
import type { Sample, SampleSet } from './sample';
import { sampleSet } from './sample';

/** A statistic over at least one sample; undefined where CloudWatch has none. */
export type Statistic = (samples: readonly Sample[]) => number | undefined;

const total = (samples: readonly Sample[], figure: (set: SampleSet) => number): number =>
  samples.reduce<number>((sum, sample) => sum + figure(sampleSet(sample)), 0);

const STATISTICS: Readonly<Record<string, Statistic>> = {
  Average: (samples) => total(samples, ({ sum }) => sum) / total(samples, ({ count }) => count),
  Maximum: (samples) => samples.reduce<number>((highest, sample) => Math.max(highest, sampleSet(sample).max), -Infinity),
  Minimum: (samples) => samples.reduce<number>((lowest, sample) => Math.min(lowest, sampleSet(sample).min), Infinity),
  SampleCount: (samples) => total(samples, ({ count }) => count),
  Sum: (samples) => total(samples, ({ sum }) => sum),
};

/** The statistic of this name: `Average`, `Maximum`, `Minimum`, `SampleCount`, `Sum` or a percentile such as `p99.9`. */
export function statistic(name: string): Statistic {
  const known = STATISTICS[name];
  if (known) {
    return known;
  }
  const percent = percentOf(name);
  if (percent === undefined) {
    throw new NotEmulated(`the statistic ${name}`);
  }
  return (samples) => percentile(samples, percent);
}

/** The percent of a percentile's name, undefined for any other statistic. */
export function percentOf(name: string): number | undefined {
  const percent = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name)?.[1];
  return percent === undefined ? undefined : Number(percent);
}

/** Interpolates between the two values next to the rank; there is none over negative values or sets of different ones. */
function percentile(samples: readonly Sample[], percent: number): number | undefined {
  const sets = samples.map(sampleSet);
  if (sets.some(({ min, max }) => min !== max || min < 0)) {
    return undefined;
  }
  const sorted = sets.sort((a, b) => a.min - b.min);
  const last = total(sorted, ({ count }) => count) - 1;
  const rank = (percent / 100) * last;
  const at = (position: number): number => {
    let seen = 0;
    return sorted.find(({ count }) => (seen += count) > position)?.min ?? NaN;
  };
  const below = at(Math.floor(rank));
  return below + (at(Math.ceil(rank)) - below) * (rank - Math.floor(rank));
}
