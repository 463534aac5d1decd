import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { stableUuid } from '../core/stable-uuid';

interface PartProviderOptions<A> extends Pick<ResourceProvider, 'type' | 'properties' | 'recorded' | 'replaceOn'> {
  /** Property that names the API. */
  readonly apiProperty: 'ApiId' | 'RestApiId';
  /** The APIs of a cloud. */
  readonly apis: (cloud: ProvisionContext['cloud']) => ReadonlyMap<string, A>;
  /** @default - an id of its own */
  readonly id?: (properties: Properties) => string;
  /** Attribute that holds the id. @default - none */
  readonly idAttribute?: string;
  readonly put: (api: A, id: string, properties: Properties) => void;
  readonly remove: (api: A, id: string) => unknown;
}

/** The provider of something that belongs to one API. */
export function partProvider<A>(options: PartProviderOptions<A>): ResourceProvider {
  const { type, apiProperty, apis, properties: known, recorded, replaceOn = [], id, idAttribute, put, remove } = options;
  const provision = (partId: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> => {
    const api = apis(cloud).get(String(properties[apiProperty]));
    if (!api) {
      throw new Error(`${apiProperty} must name an API of this cloud, got ${String(properties[apiProperty])}`);
    }
    put(api, partId, properties);
    return Promise.resolve({ physicalId: partId, attributes: idAttribute === undefined ? {} : { [idAttribute]: partId } });
  };
  return {
    type,
    properties: [apiProperty, ...known],
    recorded,
    replaceOn: [apiProperty, ...replaceOn],
    create: (properties, context) => provision(id?.(properties) ?? shortId(context.physicalName()), properties, context),
    update: (partId, properties, _previous, context) => provision(partId, properties, context),
    delete: (partId, properties, { cloud }) => {
      const api = apis(cloud).get(String(properties[apiProperty]));
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

/** The access log of a stage, from its settings. */
export function accessLogOf(
  settings: { DestinationArn: string; Format: string } | undefined,
): { logGroup: string; format: string } | undefined {
  return settings && { logGroup: settings.DestinationArn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? '', format: settings.Format };
}
