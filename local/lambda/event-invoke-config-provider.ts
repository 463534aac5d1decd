import { NotEmulated } from '../core/aws-error';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { DEFAULT_ASYNC_CONFIG } from './async-config';
import { functionName, functionsOf } from './function-registry';

interface Destinations {
  readonly OnSuccess?: { readonly Destination: string };
  readonly OnFailure?: { readonly Destination: string };
}

/** `AWS::Lambda::EventInvokeConfig`: retries and destinations of asynchronous events. */
export const eventInvokeConfigProvider: ResourceProvider = {
  type: 'AWS::Lambda::EventInvokeConfig',
  properties: ['DestinationConfig', 'FunctionName', 'MaximumRetryAttempts', 'Qualifier'],
  recorded: ['MaximumEventAgeInSeconds'],
  replaceOn: ['FunctionName', 'Qualifier'],
  create: (properties, context) => put(context.physicalName(), properties, context),
  update: (physicalId, properties, _previous, context) => put(physicalId, properties, context),
  delete: (_physicalId, properties, { cloud }) => {
    functionsOf(cloud).asyncConfigs.delete(functionName(String(properties.FunctionName)));
    return Promise.resolve();
  },
};

function put(physicalId: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  if (properties.Qualifier !== '$LATEST') {
    throw new NotEmulated(`an event invoke config of the version or alias ${String(properties.Qualifier)}`);
  }
  const destinations = (properties.DestinationConfig ?? {}) as Destinations;
  functionsOf(cloud).asyncConfigs.set(functionName(String(properties.FunctionName)), {
    retries: Number(properties.MaximumRetryAttempts ?? DEFAULT_ASYNC_CONFIG.retries),
    onSuccess: destinations.OnSuccess?.Destination,
    onFailure: destinations.OnFailure?.Destination,
  });
  return Promise.resolve({ physicalId });
}
