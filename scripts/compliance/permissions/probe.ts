/**
 * Who makes a request: a role, an AWS service, the account's administrator, a role of another account whose own account lets it do
 * everything, or a role of ours that may do everything within a boundary.
 */
export type Who = { readonly role: string } | { readonly service: string } | { readonly within: string } | 'administrator' | 'stranger';

/** A request that a table of decisions asks about. */
export interface Probe {
  readonly who: Who;
  readonly action: string;
  readonly resource: string;
  /** Condition keys beside the global ones; `undefined` takes a global one away. */
  readonly keys: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Name of the policy of the VPC endpoint that the request goes through. @default - none */
  readonly via?: string;
}

/** A probe with the answer that it must get. */
export interface DecisionCase extends Probe {
  readonly allowed: boolean;
}

/** A probe as one line. */
export function probeText({ who, action, resource, keys, via }: Probe): string {
  const conditions = Object.entries(keys).map(([key, value]) => `${key}=${value === undefined ? 'absent' : String(value)}`);
  return [whoText(who), action, resource, ...conditions, ...(via === undefined ? [] : [`via ${via}`])].join(' ');
}

function whoText(who: Who): string {
  return typeof who === 'string' ? who : 'role' in who ? who.role : 'service' in who ? who.service : `everything within ${who.within}`;
}
