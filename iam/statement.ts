import type { Condition } from './condition';
import { parseConditions } from './condition';
import { Pattern } from './pattern';
import type { Reach } from './principal-element';
import { PrincipalElement } from './principal-element';
import type { ConditionKeys, Principal, Request } from './request';

const ELEMENTS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal', 'Condition'];

const NO_KEYS: ConditionKeys = () => undefined;

/** One compiled statement of a policy. */
export class Statement {
  readonly effect: 'Allow' | 'Deny';
  /** The statement's Sid, or its place in the policy counted from 1, for example `#2`. */
  readonly id: string;
  private readonly actions: readonly Pattern[];
  private readonly resources: readonly Pattern[];
  private readonly hasVariables: boolean;
  private readonly conditions: readonly Condition[];
  private readonly principals?: PrincipalElement;

  constructor(
    private readonly source: Readonly<Record<string, unknown>>,
    index: number,
    variables: boolean,
  ) {
    const unknown = Object.keys(source).filter((element) => !ELEMENTS.includes(element));
    if (unknown.length > 0) {
      throw new Error(`statement has unknown elements: ${unknown.join(', ')}`);
    }
    assertOne(source, 'Action', 'NotAction');
    assertAtMostOne(source, 'Resource', 'NotResource');
    assertAtMostOne(source, 'Principal', 'NotPrincipal');
    if (source.Effect !== 'Allow' && source.Effect !== 'Deny') {
      throw new Error(`Effect must be Allow or Deny, got ${String(source.Effect)}`);
    }
    this.effect = source.Effect;
    this.id = (source.Sid as string | undefined) ?? `#${index + 1}`;
    this.actions = strings(source, 'Action').map((text) => new Pattern(text, { wildcards: true, variables: false, ignoreCase: true }));
    this.resources = strings(source, 'Resource').map((text) => new Pattern(text, { wildcards: true, variables }));
    this.hasVariables = this.resources.some((pattern) => pattern.hasVariables);
    this.conditions = parseConditions(source.Condition, variables);
    const principals = source.Principal ?? source.NotPrincipal;
    this.principals = principals === undefined ? undefined : new PrincipalElement(principals);
  }

  /** Whether the statement is about the action. */
  covers(action: string): boolean {
    const listed = this.actions.some((pattern) => pattern.matches(action, NO_KEYS));
    return listed === 'Action' in this.source;
  }

  /** Whether the resource fits for some values of the policy variables. */
  mayFit(resource: string): boolean {
    return this.hasVariables || this.fits(resource, NO_KEYS);
  }

  /** Whether resource and conditions fit; the action is known to. */
  matches({ resource, keys }: Request): boolean {
    const fits = this.fits(resource, keys);
    // A negated condition on a variable without a value must not open an Allow.
    const resolved = this.effect === 'Deny' || this.conditions.every((condition) => condition.resolves(keys));
    return fits && resolved && this.conditions.every((condition) => condition.holds(keys));
  }

  /** The first text of `Resource` that fits the request. */
  pattern({ resource, keys }: Request): string | undefined {
    return 'NotResource' in this.source ? undefined : this.resources.find((pattern) => pattern.matches(resource, keys))?.text;
  }

  /** How a statement of a resource policy names the principal, if it does. */
  reach(principal: Principal): Reach | undefined {
    if ('NotPrincipal' in this.source) {
      return this.principals?.spares(principal) ? undefined : 'everyone';
    }
    return this.principals?.reach(principal);
  }

  private fits(resource: string, keys: ConditionKeys): boolean {
    const listed = this.resources.some((pattern) => pattern.matches(resource, keys));
    // Only a role's trust policy has neither element: it stands for the role itself.
    return 'NotResource' in this.source ? !listed : listed || !('Resource' in this.source);
  }
}

function strings(source: Readonly<Record<string, unknown>>, element: 'Action' | 'Resource'): string[] {
  return [source[element] ?? source[`Not${element}`] ?? []].flat() as string[];
}

function assertOne(source: Readonly<Record<string, unknown>>, element: string, other: string): void {
  if (!(element in source) && !(other in source)) {
    throw new Error(`statement must have ${element} or ${other}`);
  }
  assertAtMostOne(source, element, other);
}

function assertAtMostOne(source: Readonly<Record<string, unknown>>, element: string, other: string): void {
  if (element in source && other in source) {
    throw new Error(`statement must not have both ${element} and ${other}`);
  }
}
