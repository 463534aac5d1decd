import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { IncomingRequest } from './message';
import { operationModel } from './service-model';

interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: RegExp;
  readonly status: number;
}

/** The operation that a REST request means. */
export interface RestRoute {
  readonly operation: string;
  /** Status of a success, unless the output says another. */
  readonly status: number;
  /** Labels of the path by member name, still percent-encoded. */
  readonly labels: Readonly<Record<string, string>>;
}

const routesOf = perCloud(() => new Map<string, readonly Route[]>());

/** Finds the operation by method and path; `NotEmulated` if the service emulates none such. */
export function restRoute(signingName: string, cloud: Cloud, { method, path }: IncomingRequest): RestRoute {
  const known = routesOf(cloud);
  const routes = known.get(signingName) ?? routesOfService(signingName, cloud);
  known.set(signingName, routes);
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match) {
      return { operation: route.operation, status: route.status, labels: match.groups ?? {} };
    }
  }
  throw new NotEmulated(`the call ${method} ${path} of ${signingName}`);
}

/** The routes of the operations that the service emulates and that have one. */
function routesOfService(signingName: string, cloud: Cloud): Route[] {
  return Object.keys(cloud.service(signingName)?.operations ?? {}).flatMap((operation) => {
    const [method, uri, status] = operationModel(signingName, operation).http ?? [];
    return method && uri && status ? [{ operation, method, path: pathPattern(uri), status }] : [];
  });
}

function pathPattern(uri: string): RegExp {
  const [path = ''] = uri.split('?');
  const pattern = path
    .replace(/\/$/, '')
    .replace(/\{(\w+)(\+?)\}/g, (_all, name: string, greedy: string) => `(?<${name}>${greedy ? '.+' : '[^/]+'})`);
  return new RegExp(`^${pattern}/?$`);
}
