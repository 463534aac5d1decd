import { NotEmulated } from '../core/aws-error';

type Statistic = (values: readonly number[]) => number;

const sum: Statistic = (values) => values.reduce((total, value) => total + value, 0);

const STATISTICS: Readonly<Record<string, Statistic>> = {
  Average: (values) => sum(values) / values.length,
  Maximum: (values) => values.reduce((highest, value) => Math.max(highest, value), -Infinity),
  Minimum: (values) => values.reduce((lowest, value) => Math.min(lowest, value), Infinity),
  SampleCount: (values) => values.length,
  Sum: sum,
};

/** The statistic of this name over at least one value: `Average`, `Maximum`, `Minimum`, `SampleCount`, `Sum` or a percentile such as `p99.9`. */
export function statistic(name: string): Statistic {
  const known = STATISTICS[name];
  if (known) {
    return known;
  }
  const percent = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name)?.[1];
  if (percent === undefined) {
    throw new NotEmulated(`the statistic ${name}`);
  }
  return (values) => percentile(values, Number(percent));
}

/** Interpolates between the two values next to the rank. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (percent / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? NaN;
  const above = sorted[Math.ceil(rank)] ?? NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}
