import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { putAlias } from './alias';
import { qualifiedArn } from './function-config';
import { functionReference } from './function-reference';
import { functionsOf } from './function-registry';

interface RoutingConfig {
  readonly AdditionalVersionWeights?: readonly { readonly FunctionVersion: string; readonly FunctionWeight: number | string }[];
}

/** `AWS::Lambda::Alias`, with weights for two versions. */
export const aliasProvider: ResourceProvider = {
  type: 'AWS::Lambda::Alias',
  properties: ['Description', 'FunctionName', 'FunctionVersion', 'Name', 'RoutingConfig'],
  recorded: ['ProvisionedConcurrencyConfig'],
  replaceOn: ['FunctionName', 'Name'],
  create: (properties, context) => put(properties, context),
  update: (_arn, properties, _previous, context) => put(properties, context),
  delete: (arn, _properties, { cloud }) => {
    const { name, qualifier = '' } = functionReference(arn);
    if (functionsOf(cloud).has(name)) {
      functionsOf(cloud).get(name).aliases.delete(qualifier);
    }
    return Promise.resolve();
  },
};

function put(properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const of = functionsOf(cloud).get(String(properties.FunctionName));
  const { AdditionalVersionWeights: weights = [] } = (properties.RoutingConfig ?? {}) as RoutingConfig;
  const name = String(properties.Name);
  putAlias(of, {
    name,
    version: String(properties.FunctionVersion),
    weights: Object.fromEntries(weights.map(({ FunctionVersion, FunctionWeight }) => [FunctionVersion, Number(FunctionWeight)])),
    description: String(properties.Description ?? ''),
  });
  const arn = qualifiedArn(of.latest, name);
  return Promise.resolve({ physicalId: arn, attributes: { AliasArn: arn } });
}
