import { NotEmulated } from '../core/aws-error';
import { validationError } from './invalid-parameter';
import type { MathValue, TimeSeries } from './math-value';
import type { MetricDataQuery } from './metric-data-query';
import { metricStat } from './metric-data-query';
import { isList, isSeries, MathError } from './math-value';
import type { Expression } from './metric-math';
import { metricMath } from './metric-math';
import type { MetricStat, MetricStore } from './metric-store';

/** Several queries of one request or alarm, ready to be asked. */
export class MetricQueries {
  /** The metrics among the queries, by id. */
  readonly metrics = new Map<string, MetricStat>();
  private readonly labels = new Map<string, string>();
  private readonly expressions = new Map<string, Expression>();

  constructor(readonly queries: readonly MetricDataQuery[]) {
    for (const query of queries) {
      this.add(query);
    }
    for (const [id, { ids }] of this.expressions) {
      const unknown = [...ids].find((other) => !this.metrics.has(other) && !this.expressions.has(other));
      if (unknown !== undefined) {
        throw validationError(`Error in expression '${id}': Undefined variable ${unknown}`);
      }
    }
  }

  /** Length of the periods of a query, in seconds: an expression has that of its metrics. */
  periodSec(id: string): number {
    const metric = this.metrics.get(id);
    if (metric) {
      return metric.periodSec;
    }
    const metrics = [...this.metricsOf(id, new Set())].map((each) => this.metrics.get(each));
    const periods = new Set(metrics.flatMap((each) => each?.periodSec ?? []));
    if (periods.size > 1) {
      throw new NotEmulated(`metric math over periods of different lengths (${id}: ${[...periods].join(', ')} seconds)`);
    }
    const [period] = [...periods];
    return period ?? this.queries.find(({ Id }) => Id === id)?.Period ?? 60;
  }

  /** Ids of the metrics that a query needs. */
  metricsOf(id: string, seen: Set<string>): Set<string> {
    const expression = this.expressions.get(id);
    const all = expression?.takesAll === true ? [...this.metrics.keys()] : [];
    if (!expression || seen.has(id)) {
      return new Set(this.metrics.has(id) ? [id] : []);
    }
    seen.add(id);
    return new Set([...all, ...[...expression.ids].flatMap((other) => [...this.metricsOf(other, seen)])]);
  }

  /** The series of a query in the periods with these starts, oldest first; throws `ValidationError`. */
  series(store: MetricStore, id: string, starts: readonly number[]): readonly TimeSeries[] {
    try {
      const value = this.value(store, id, starts, []);
      if (isList(value)) {
        return value;
      }
      if (isSeries(value)) {
        return [value];
      }
      throw new MathError('the result must be a time series');
    } catch (error) {
      throw error instanceof MathError ? validationError(`Error in expression '${id}': ${error.message}`) : error;
    }
  }

  private value(store: MetricStore, id: string, starts: readonly number[], path: readonly string[]): MathValue {
    const metric = this.metrics.get(id);
    if (metric) {
      return this.metricSeries(store, id, metric, starts);
    }
    if (path.includes(id)) {
      throw new MathError(`circular reference of ${id}`);
    }
    const expression = this.expressions.get(id);
    if (!expression) {
      throw new MathError(`Undefined variable ${id}`);
    }
    return expression.evaluate({
      starts,
      periodSec: this.periodSec(id),
      metrics: () => [...this.metrics].map(([other, each]) => this.metricSeries(store, other, each, starts)),
      query: (other) => this.value(store, other, starts, [...path, id]),
    });
  }

  private metricSeries(store: MetricStore, id: string, metric: MetricStat, starts: readonly number[]): TimeSeries {
    const values = starts.map((start) => store.datapoint(metric, start));
    return { id, label: this.labels.get(id) ?? metric.name, periodSec: metric.periodSec, values };
  }

  private add({ Id: id, MetricStat: metric, Expression: expression, Label: label, AccountId: account }: MetricDataQuery): void {
    if (account !== undefined) {
      throw new NotEmulated('metrics of other accounts');
    }
    if (this.metrics.has(id) || this.expressions.has(id)) {
      throw validationError(`The values for parameter id in MetricDataQueries are not unique: ${id}`);
    }
    if ((metric === undefined) === (expression === undefined)) {
      throw validationError(`The metric query ${id} must have either MetricStat or Expression`);
    }
    if (label !== undefined) {
      this.labels.set(id, label);
    }
    if (metric) {
      this.metrics.set(id, metricStat(metric));
    } else {
      this.expressions.set(id, parsed(id, expression ?? ''));
    }
  }
}

function parsed(id: string, expression: string): Expression {
  try {
    return metricMath(expression);
  } catch (error) {
    throw error instanceof MathError ? validationError(`Error in expression '${id}': ${error.message}`) : error;
  }
}
