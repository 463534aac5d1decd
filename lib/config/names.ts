/** Name of a model's endpoint: fixed, because clients know it. */
export function endpointName(environment: string, model: string): string {
  return `plumbline-${environment}-${model}`;
}

/** Name of a model's package group. */
export function modelPackageGroupName(environment: string, model: string): string {
  return `plumbline-${environment}-${model}`;
}

/** SSM parameter with the ARN of the model package that is live, or `none`. */
export function modelPackageParameterName(environment: string, model: string): string {
  return `/plumbline/${environment}/${model}/model-package-arn`;
}

/** Name of the environment's Glue database. */
export function databaseName(environment: string): string {
  return `plumbline_${environment}`;
}

/** `flight-delay` -> `FlightDelay`: how a model or environment is called in construct ids. */
export function pascalCase(name: string): string {
  return name
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** Value of the model package parameter while no version is live; SSM values can't be empty. */
export const NO_MODEL = 'none';

/** Name of every endpoint's only production variant; guardrails need the same name in the old and the new config. */
export const VARIANT_NAME = 'AllTraffic';
