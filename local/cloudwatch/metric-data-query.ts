import type { MetricStat } from './metric-store';

/** `MetricDataQuery` of the API and of templates. */
export interface MetricDataQuery {
  readonly Id: string;
  readonly MetricStat?: {
    readonly Metric: { readonly Namespace: string; readonly MetricName: string; readonly Dimensions?: readonly Dimension[] };
    readonly Period: number;
    readonly Stat: string;
    readonly Unit?: string;
  };
  readonly Expression?: string;
  readonly Label?: string;
  /** @default true */
  readonly ReturnData?: boolean;
  readonly Period?: number;
  readonly AccountId?: string;
}

/** A dimension as the API has it. */
export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

/** Dimensions as a record. */
export function dimensionsOf(dimensions: readonly Dimension[] = []): Record<string, string> {
  return Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]));
}

/** The metric of a query. */
export function metricStat({ Metric: metric, Period, Stat, Unit }: NonNullable<MetricDataQuery['MetricStat']>): MetricStat {
  return {
    namespace: metric.Namespace,
    name: metric.MetricName,
    dimensions: dimensionsOf(metric.Dimensions),
    periodSec: Period,
    stat: Stat,
    unit: Unit,
  };
}
