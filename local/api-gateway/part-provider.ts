import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { stableUuid } from '../core/stable-uuid';
import type { HttpApi } from './http-api';
import { apisOf } from './http-api';

interface PartProviderOptions extends Pick<ResourceProvider, 'type' | 'properties' | 'recorded' | 'replaceOn'> {
  /** @default - an id of its own */
  readonly id?: (properties: Properties) => string;
  /** Attribute that holds the id. @default - none */
  readonly idAttribute?: string;
  readonly put: (api: HttpApi, id: string, properties: Properties) => void;
  readonly remove: (api: HttpApi, id: string) => unknown;
}

/** The provider of something that belongs to one API. */
export function partProvider({
  type,
  properties: known,
  recorded,
  replaceOn = [],
  id,
  idAttribute,
  put,
  remove,
}: PartProviderOptions): ResourceProvider {
  const provision = (partId: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> => {
    const api = apisOf(cloud).get(String(properties.ApiId));
    if (!api) {
      throw new Error(`ApiId must name an HTTP API of this cloud, got ${String(properties.ApiId)}`);
    }
    put(api, partId, properties);
    return Promise.resolve({ physicalId: partId, attributes: idAttribute === undefined ? {} : { [idAttribute]: partId } });
  };
  return {
    type,
    properties: ['ApiId', ...known],
    recorded,
    replaceOn: ['ApiId', ...replaceOn],
    create: (properties, context) => provision(id?.(properties) ?? shortId(context.physicalName()), properties, context),
    update: (partId, properties, _previous, context) => provision(partId, properties, context),
    delete: (partId, properties, { cloud }) => {
      const api = apisOf(cloud).get(String(properties.ApiId));
      if (api) {
        remove(api, partId);
      }
      return Promise.resolve();
    },
  };
}

/** An id of ten characters, like AWS's. */
export function shortId(name: string): string {
  return stableUuid(name).replaceAll('-', '').slice(0, 10);
}
