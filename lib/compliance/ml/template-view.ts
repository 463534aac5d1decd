import type { Properties } from './api-request';

/** A resource of a template. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
}

/** A parameter of a template, as CloudFormation declares it. */
export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: unknown;
  readonly AllowedValues?: readonly unknown[];
  readonly AllowedPattern?: string;
  readonly MinLength?: number | string;
}

/** What rules read of the template around a resource. */
export interface TemplateView {
  /** Account that it is for; absent when any. */
  readonly account?: string;
  resources(type: string): readonly TemplateResource[];
  parameter(name: string): TemplateParameter | undefined;
}
