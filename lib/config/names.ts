/** Name of a model's endpoint: fixed, because clients know it. */
export function endpointName(environment: string, model: string): string {
  return `plumbline-${environment}-${model}`;
}

/** Name of a model's endpoint for batches, which never takes live traffic. */
export function batchEndpointName(environment: string, model: string): string {
  return `${endpointName(environment, model)}-batch`;
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

/** Name of the environment's Athena workgroup. */
export function workgroupName(environment: string): string {
  return `plumbline-${environment}`;
}

/** Name of a model's budget and of its dashboard: people look for them. */
export function modelPageName(environment: string, model: string): string {
  return `plumbline-${environment}-${model}`;
}

/** Value of the cost tag `plumbline:model`: two environments of one account may have a model of the same name. */
export function modelTag(environment: string, model: string): string {
  return `${environment}/${model}`;
}

/** Who a person is to the platform. */
export type PersonaName = 'data-scientist' | 'ml-engineer' | 'approver' | 'auditor';

/** Name of a persona's role: fixed, because people and identity providers know it. */
export function personaRoleName(environment: string, persona: PersonaName): string {
  return `plumbline-${environment}-${persona}`;
}

/** `flight-delay` -> `FlightDelay`: how a model or environment is called in construct ids. */
export function pascalCase(name: string): string {
  return name
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** Parameter of the Endpoint stack's template that takes the name of the model package parameter. */
export const MODEL_PACKAGE_PARAMETER = 'ModelPackageArn';

/** Outputs of the Endpoint stack: what is live, as of its last complete update. */
export const LIVE_OUTPUTS = { modelPackageArn: 'LiveModelPackageArn', endpointConfigName: 'LiveEndpointConfigName' } as const;
