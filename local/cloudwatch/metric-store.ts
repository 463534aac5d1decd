import type { MetricValue } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { Series, seriesKey } from './series';
import { statistic } from './statistic';

/** A statistic of one metric over periods. */
export interface MetricStat {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly periodSec: number;
  /** For example `Sum` or `p99`. */
  readonly stat: string;
}

/** All metrics of one cloud. */
export class MetricStore {
  private readonly series = new Map<string, Series>();

  record({ namespace, name, dimensions, value }: MetricValue, time: number): string {
    const key = seriesKey(namespace, name, dimensions);
    const series = this.series.get(key) ?? new Series(namespace, name, dimensions);
    this.series.set(key, series);
    series.add(time, value);
    return key;
  }

  list(): Series[] {
    return [...this.series.values()];
  }

  /** The statistic of the period that starts at `start`, undefined when it has no values. */
  datapoint(metric: MetricStat, start: number): number | undefined {
    const values = this.series
      .get(seriesKey(metric.namespace, metric.name, metric.dimensions))
      ?.between(start, start + metric.periodSec * 1000);
    return values === undefined || values.length === 0 ? undefined : statistic(metric.stat)(values);
  }
}

/** The metrics of a cloud. */
export const metricsOf = perCloud(() => new MetricStore());
