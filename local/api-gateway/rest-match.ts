import type { Method, Resource, RestApi } from './rest-api';
import { matchRoute } from './route-match';

/** The method that takes a request, with the values of its path parameters. */
export interface RestMatch {
  readonly resource: Resource;
  readonly method: Method;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The most specific resource for a path, then its method for the request: exact before `ANY`. Undefined when there is none. */
export function matchMethod({ resources, methods }: RestApi, httpMethod: string, path: string): RestMatch | undefined {
  const withMethods = [...resources.values()].filter(({ id }) => [...methods.values()].some(({ resourceId }) => resourceId === id));
  const found = matchRoute(
    withMethods.map((resource) => ({ resource, routeKey: `ANY ${resource.path}` })),
    httpMethod,
    withoutSlash(path),
  );
  if (!found) {
    return undefined;
  }
  const { resource } = found.route;
  const ofResource = [...methods.values()].filter(({ resourceId }) => resourceId === resource.id);
  const method = ofResource.find((each) => each.httpMethod === httpMethod) ?? ofResource.find((each) => each.httpMethod === 'ANY');
  return method && { resource, method, pathParameters: found.pathParameters };
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
