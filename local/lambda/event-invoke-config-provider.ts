import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { DEFAULT_ASYNC_CONFIG } from './async-config';
import { functionsOf } from './function-registry';

interface Destinations {
  readonly OnSuccess?: { readonly Destination: string };
  readonly OnFailure?: { readonly Destination: string };
}

/** `AWS::Lambda::EventInvokeConfig`: retries, age and destinations of asynchronous events of a function, version or alias. */
export const eventInvokeConfigProvider: ResourceProvider = {
  type: 'AWS::Lambda::EventInvokeConfig',
  properties: ['DestinationConfig', 'FunctionName', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts', 'Qualifier'],
  replaceOn: ['FunctionName', 'Qualifier'],
  create: (properties, context) => put(context.physicalName(), properties, context),
  update: (physicalId, properties, _previous, context) => put(physicalId, properties, context),
  delete: (_physicalId, properties, { cloud }) => {
    const name = String(properties.FunctionName);
    if (functionsOf(cloud).has(name)) {
      functionsOf(cloud).get(name).asyncConfigs.delete(String(properties.Qualifier));
    }
    return Promise.resolve();
  },
};

function put(physicalId: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const qualifier = String(properties.Qualifier);
  const { function: of } = functionsOf(cloud).target(String(properties.FunctionName), qualifier);
  const destinations = (properties.DestinationConfig ?? {}) as Destinations;
  of.asyncConfigs.set(qualifier, {
    retries: Number(properties.MaximumRetryAttempts ?? DEFAULT_ASYNC_CONFIG.retries),
    maxAgeSec: Number(properties.MaximumEventAgeInSeconds ?? DEFAULT_ASYNC_CONFIG.maxAgeSec),
    onSuccess: destinations.OnSuccess?.Destination,
    onFailure: destinations.OnFailure?.Destination,
  });
  return Promise.resolve({ physicalId });
}
