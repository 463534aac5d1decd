import { NotEmulated } from '../core/aws-error';
import type { Expression } from './metric-math';
import { metricMath } from './metric-math';
import type { MetricStat, MetricStore } from './metric-store';

/** `MetricDataQuery` of the API and of templates. */
export interface MetricDataQuery {
  readonly Id: string;
  readonly MetricStat?: {
    readonly Metric: { readonly Namespace: string; readonly MetricName: string; readonly Dimensions?: readonly Dimension[] };
    readonly Period: number;
    readonly Stat: string;
  };
  readonly Expression?: string;
  readonly Label?: string;
  /** @default true */
  readonly ReturnData?: boolean;
  readonly Period?: number;
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

/** Several queries of one request or alarm, ready to be asked period by period. */
export class MetricQueries {
  /** The metrics among the queries, by id. */
  readonly metrics = new Map<string, MetricStat>();
  private readonly expressions = new Map<string, Expression>();

  constructor(readonly queries: readonly MetricDataQuery[]) {
    for (const { Id: id, MetricStat: metric, Expression: expression } of queries) {
      if (metric) {
        this.metrics.set(id, metricStat(metric));
      } else if (expression !== undefined) {
        this.expressions.set(id, metricMath(expression));
      } else {
        throw new NotEmulated(`the metric query ${id} without MetricStat or Expression`);
      }
    }
  }

  /** Length of a period, in seconds: that of the first metric. */
  get periodSec(): number {
    return [...this.metrics.values()][0]?.periodSec ?? 300;
  }

  /** The value of a query in the period that starts at `start`. */
  value(store: MetricStore, id: string, start: number): number | undefined {
    const metric = this.metrics.get(id);
    return metric ? store.datapoint(metric, start) : this.expressions.get(id)?.((other) => this.value(store, other, start));
  }
}

function metricStat({ Metric: metric, Period: periodSec, Stat: stat }: NonNullable<MetricDataQuery['MetricStat']>): MetricStat {
  return { namespace: metric.Namespace, name: metric.MetricName, dimensions: dimensionsOf(metric.Dimensions), periodSec, stat };
}
