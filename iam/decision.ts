import type { Policy } from './policy';
import type { Request } from './request';
import type { Statement } from './statement';

/** The kinds of policies that take part in a decision. */
export type PolicyKind =
  | 'identity-based policy'
  | 'permissions boundary'
  | 'session policy'
  | 'resource-based policy'
  | 'role trust policy'
  | 'service control policy'
  | 'resource control policy'
  | 'VPC endpoint policy';

/** A statement and where it stands. */
export interface StatementReference {
  readonly kind: PolicyKind;
  readonly policy: string;
  /** Sid, or `#<place>`. */
  readonly statement: string;
  /** The resource of the statement that fits the request's, as written; absent where it has none or lists what it is not about. */
  readonly pattern?: string;
}

/** The answer to a request. */
export type Decision =
  /** `by` is absent only for the account's administrator, whom no statement needs to allow. */
  | { readonly allowed: true; readonly by?: StatementReference }
  | { readonly allowed: false; readonly deniedBy: StatementReference }
  /** `kind` is the kind of policy that has no statement for the request. */
  | { readonly allowed: false; readonly missing: string; readonly kind: PolicyKind };

/** Names a statement of a policy, as it fits a request. */
export function reference(kind: PolicyKind, policy: Policy, statement: Statement, request: Request): StatementReference {
  return { kind, policy: policy.name, statement: statement.id, pattern: statement.pattern(request) };
}
