import type { PolicyDocument } from '../../../iam/policy';

/** A statement of a policy without intrinsic functions. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One operator of a condition on one key. */
export interface ConditionTest {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The statements of a document. */
export function statementsOf(document: PolicyDocument): PolicyStatement[] {
  return [document.Statement].flat() as PolicyStatement[];
}

/** Actions that the statement lists, also those that it is not about. */
export function actionsIn({ Action, NotAction }: PolicyStatement): string[] {
  return [Action ?? NotAction ?? []].flat();
}

/** Resources that the statement lists, also those that it is not about. */
export function resourcesIn({ Resource, NotResource }: PolicyStatement): string[] {
  return [Resource ?? NotResource ?? []].flat();
}

/** Services that the statement is for. */
export function servicesIn({ Principal }: PolicyStatement): string[] {
  return typeof Principal === 'object' ? [Principal['Service'] ?? []].flat() : [];
}

/** The condition's tests, one for each operator and key. */
export function testsIn({ Condition = {} }: PolicyStatement): ConditionTest[] {
  return Object.entries(Condition).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, values]) => ({ operator, key, values: [values].flat().map(String) })),
  );
}
