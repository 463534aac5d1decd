import type { ModelSpec, ServingSpec } from './model-spec';

/** How a model is served in an environment; throws when its spec does not say. */
export function servingOf(model: ModelSpec, environment: string): ServingSpec {
  const serving = model.serving[environment];
  if (serving === undefined) {
    throw new Error(
      `serving of model ${model.name} must name the environment ${environment}, got ${Object.keys(model.serving).join(', ')}`,
    );
  }
  return serving;
}
