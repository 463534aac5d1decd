import type { Route } from './http-api';

/** The route that takes a request, with the values of its path parameters. */
export interface RouteMatch<R extends Pick<Route, 'routeKey'> = Route> {
  readonly route: R;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The most specific route for a request: exact segments before parameters, those before a greedy one, `$default` last. */
export function matchRoute<R extends Pick<Route, 'routeKey'>>(
  routes: Iterable<R>,
  method: string,
  path: string,
): RouteMatch<R> | undefined {
  const matches = [...routes].flatMap((route) => {
    const pathParameters = parameters(route.routeKey, method, path);
    return pathParameters ? [{ route, pathParameters, rank: rank(route.routeKey) }] : [];
  });
  return matches.sort((a, b) => (a.rank < b.rank ? -1 : 1))[0];
}

function parameters(routeKey: string, method: string, path: string): Record<string, string> | undefined {
  if (routeKey === '$default') {
    return {};
  }
  const [routeMethod = '', template = ''] = routeKey.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) {
    return undefined;
  }
  const [wanted, given] = [segments(template), segments(path)];
  const values: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const [, name, greedy] = /^\{(.+?)(\+?)\}$/.exec(segment) ?? [];
    const value = given[index];
    if (value === undefined || (name === undefined && value !== segment)) {
      return undefined;
    }
    if (name !== undefined && greedy === '+') {
      return { ...values, [name]: given.slice(index).join('/') };
    }
    if (name !== undefined) {
      values[name] = decodeURIComponent(value);
    }
  }
  return given.length === wanted.length ? values : undefined;
}

/** Sorts routes that match the same request: a digit for each segment, lower is more specific. */
function rank(routeKey: string): string {
  const [method, template] = routeKey.split(' ');
  if (template === undefined) {
    return '9';
  }
  const kinds = segments(template).map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0'));
  return `${kinds.join('')}${method === 'ANY' ? '1' : '0'}`;
}

function segments(path: string): string[] {
  return path.split('/').slice(1);
}
