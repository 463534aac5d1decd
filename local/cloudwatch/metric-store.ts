import { perCloud } from '../core/per-cloud';
import type { Sample } from './sample';
import type { MetricId } from './series';
import { Series, seriesKey } from './series';
import { statistic } from './statistic';

/** A statistic of one metric over periods. */
export interface MetricStat extends MetricId {
  readonly periodSec: number;
  /** For example `Sum` or `p99`. */
  readonly stat: string;
  /** @default - all units together */
  readonly unit?: string;
}

/** All metrics of one cloud. */
export class MetricStore {
  private readonly series = new Map<string, Series>();

  record(id: MetricId, time: number, sample: Sample, unit = 'None'): string {
    const key = seriesKey(id);
    const series = this.series.get(key) ?? new Series({ namespace: id.namespace, name: id.name, dimensions: id.dimensions });
    this.series.set(key, series);
    series.add(time, sample, unit);
    return key;
  }

  list(): Series[] {
    return [...this.series.values()];
  }

  find(id: MetricId): Series | undefined {
    return this.series.get(seriesKey(id));
  }

  /** The samples of the period that starts at `start`. */
  samples(metric: MetricStat, start: number): readonly Sample[] {
    return this.find(metric)?.between(start, start + metric.periodSec * 1000, metric.unit) ?? [];
  }

  /** The statistic of the period that starts at `start`, undefined when it has no samples. */
  datapoint(metric: MetricStat, start: number): number | undefined {
    const samples = this.samples(metric, start);
    return samples.length === 0 ? undefined : statistic(metric.stat)(samples);
  }
}

/** The metrics of a cloud. */
export const metricsOf = perCloud(() => new MetricStore());
