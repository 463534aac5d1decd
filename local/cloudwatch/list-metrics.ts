import { listPage } from '../core/list-page';
import type { CallContext } from '../core/service';
import { invalidValue } from './invalid-parameter';
import { metricsOf } from './metric-store';
import type { Series } from './series';

const PAGE_SIZE = 500;
/** `PT3H`, the one time that `RecentlyActive` takes. */
const RECENT_MS = 3 * 3_600_000;

interface ListInput {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value?: string }[];
  readonly RecentlyActive?: 'PT3H';
  readonly NextToken?: string;
}

/** `ListMetrics` */
export function listMetrics(input: ListInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'cloudwatch:ListMetrics', resource: '*' });
  const since = input.RecentlyActive === undefined ? -Infinity : cloud.clock.now() - RECENT_MS;
  const found = metricsOf(cloud)
    .list()
    .filter((series) => matches(series, input) && series.lastTime >= since);
  const { items, nextToken } = listPage(found, PAGE_SIZE, input.NextToken, () => invalidValue('Invalid nextToken'));
  const Metrics = items.map(({ id: { namespace, name, dimensions } }) => ({
    Namespace: namespace,
    MetricName: name,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
  }));
  return { Metrics, NextToken: nextToken };
}

function matches({ id: { namespace, name, dimensions } }: Series, input: ListInput): boolean {
  return (
    namespace === (input.Namespace ?? namespace) &&
    name === (input.MetricName ?? name) &&
    (input.Dimensions ?? []).every(({ Name, Value }) => Name in dimensions && (Value === undefined || dimensions[Name] === Value))
  );
}
