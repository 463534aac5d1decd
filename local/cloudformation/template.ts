/** Any JSON of a template that may hold intrinsic functions. */
export type Unresolved = unknown;

/** A resource as the template defines it. */
export interface ResourceDefinition {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, Unresolved>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A parameter as the template declares it. */
export interface ParameterDefinition {
  readonly Type: string;
  readonly Default?: string | number;
  readonly NoEcho?: boolean;
  readonly Description?: string;
  readonly AllowedValues?: readonly (string | number)[];
  readonly AllowedPattern?: string;
  readonly ConstraintDescription?: string;
  readonly MinLength?: number;
  readonly MaxLength?: number;
  readonly MinValue?: number;
  readonly MaxValue?: number;
}

/** An output as the template declares it. */
export interface OutputDefinition {
  readonly Value: Unresolved;
  readonly Description?: string;
  readonly Condition?: string;
  readonly Export?: { readonly Name: Unresolved };
}

/** A rule for the parameters as the template declares it. */
export interface RuleDefinition {
  readonly RuleCondition?: Unresolved;
  readonly Assertions: readonly { readonly Assert: Unresolved; readonly AssertDescription?: string }[];
}

/** A CloudFormation template. */
export interface Template {
  readonly Description?: string;
  readonly Transform?: string | readonly string[];
  readonly Parameters?: Readonly<Record<string, ParameterDefinition>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Conditions?: Readonly<Record<string, Unresolved>>;
  readonly Rules?: Readonly<Record<string, RuleDefinition>>;
  readonly Resources: Readonly<Record<string, ResourceDefinition>>;
  readonly Outputs?: Readonly<Record<string, OutputDefinition>>;
}

/** Whether the template uses the transform that adds `Fn::Length`, `Fn::ToJsonString` and the default of `Fn::FindInMap`. */
export function hasLanguageExtensions(template: Template): boolean {
  return [template.Transform ?? []].flat().includes('AWS::LanguageExtensions');
}
