import type { Properties } from './api-request';
import type { TemplateView } from './template-view';
import { listAt, valuesAt } from './values';

/** A variant of an endpoint. */
export interface Variant {
  /** `ProductionVariants.0`. */
  readonly path: string;
  readonly variant: Properties;
}

/** The variants that run on instances, shadow variants too; a config that names none at all has one that says nothing. */
export function instanceVariants(config: Properties): Variant[] {
  const variants = ['ProductionVariants', 'ShadowProductionVariants'].flatMap((name) =>
    listAt(config, name).map((variant, index) => ({ path: `${name}.${index}`, variant: variant as Properties })),
  );
  const named = variants.length > 0 ? variants : [{ path: 'ProductionVariants.0', variant: {} }];
  return named.filter(({ variant }) => valuesAt(variant, 'ServerlessConfig').some((serverless) => serverless === undefined));
}

/** Whether an endpoint runs inference components: a variant on instances names no model. */
export function hostsComponents(config: Properties): boolean {
  return instanceVariants(config).some(({ variant }) => valuesAt(variant, 'ModelName').some((name) => name === undefined));
}

/** Whether an endpoint's config is in the template and has serverless variants only; any other endpoint counts as one on instances. */
export function isServerless(endpoint: Properties, template: TemplateView): boolean {
  const names = valuesAt(endpoint, 'EndpointConfigName').map(logicalId);
  const configs = template.resources('AWS::SageMaker::EndpointConfig').filter((config) => names.includes(config.logicalId));
  return (
    configs.length > 0 && configs.length === names.length && configs.every(({ properties }) => instanceVariants(properties).length === 0)
  );
}

/** Whether endpoint configs of the template run a model, and all of them on serverless variants. */
export function hasOnlyServerlessVariants(modelId: string, template: TemplateView): boolean {
  const configs = template
    .resources('AWS::SageMaker::EndpointConfig')
    .filter(({ properties }) =>
      listAt(properties, 'ProductionVariants').some((variant) =>
        valuesAt(variant, 'ModelName').some((name) => logicalId(name) === modelId),
      ),
    );
  return configs.length > 0 && configs.every(({ properties }) => instanceVariants(properties).length === 0);
}

/** Logical id that a reference to a resource names. */
export function logicalId(reference: unknown): string | undefined {
  const { Ref: name, 'Fn::GetAtt': attribute } = (reference ?? {}) as { readonly Ref?: string; readonly 'Fn::GetAtt'?: string | string[] };
  return name ?? [attribute].flat()[0]?.split('.')[0];
}
