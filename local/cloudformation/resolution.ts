/** What the intrinsic functions of one stack look up. */
export interface Scope {
  /** For messages: the stack's name. */
  readonly stackName: string;
  readonly region: string;
  /** Whether the template asks for the transform `AWS::LanguageExtensions`. */
  readonly languageExtensions: boolean;
  /** Value of a parameter, pseudo parameter or resource; nothing when there is none of this name. */
  ref(name: string): unknown;
  /** Value of an attribute; nothing when there is no such resource or attribute. */
  attribute(logicalId: string, name: string): unknown;
  /** Whether the attributes of a resource are secrets. */
  isNoEcho(logicalId: string): boolean;
  /** Value of a condition; nothing when there is none of this name. */
  condition(name: string): boolean | undefined;
  /** Value in the mappings, nothing when there is none. */
  mapping(map: string, topLevelKey: string, secondLevelKey: string): unknown;
  /** Value that another stack exports, nothing when no stack does. */
  importValue(name: string): unknown;
  /** Value of an output of another stack of this account and region, nothing when there is none. */
  stackOutput(stackName: string, outputName: string): unknown;
}

/** The value of `{ "Ref": "AWS::NoValue" }`: what holds it disappears. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** One value on its way from template to resource: knows where it stands. */
export interface Resolution {
  readonly scope: Scope;
  /** The value with every intrinsic function replaced; `key` names the step to it. */
  resolve(value: unknown, key?: string | number): unknown;
  /** Like `resolve`, for what must be a string; numbers and booleans become one. */
  resolveString(value: unknown, key?: string | number): string;
  /** Like `resolve`, for what must be a list. */
  resolveList(value: unknown, key?: string | number): unknown[];
  /** Throws an error that names stack, resource and path. */
  fail(message: string): never;
}

/** One intrinsic function: gets its argument unresolved, since not every part is to be resolved. */
export type IntrinsicFunction = (argument: unknown, resolution: Resolution) => unknown;
