import type { PolicyKind, StatementReference } from './decision';
import { reference } from './decision';
import type { Policy } from './policy';
import type { Reach } from './principal-element';
import type { Request } from './request';

/** A statement of a resource policy that fits, and how it names the principal. */
export interface Grant {
  readonly reach: Reach;
  readonly by: StatementReference;
}

/** The first statement of this effect in a policy of the principal that fits. */
export function principalStatement(
  request: Request,
  effect: 'Allow' | 'Deny',
  kind: PolicyKind,
  policy: Policy | undefined,
): StatementReference | undefined {
  const statement = policy?.candidates(request, effect).find((each) => each.matches(request));
  return policy && statement && reference(kind, policy, statement, request);
}

/** The statements of this effect in a resource policy that name the principal and fit. */
export function resourceStatements(
  request: Request,
  effect: 'Allow' | 'Deny',
  policy: Policy,
  kind: PolicyKind = resourcePolicyKind(request),
): Grant[] {
  return policy.candidates(request, effect).flatMap((statement) => {
    const reach = statement.reach(request.principal);
    return reach && statement.matches(request) ? [{ reach, by: reference(kind, policy, statement, request) }] : [];
  });
}

/** What the policy of the requested resource is called: a role's is its trust policy. */
export function resourcePolicyKind({ action }: Request): PolicyKind {
  return action.startsWith('sts:') ? 'role trust policy' : 'resource-based policy';
}

/** What the resource policy grants to the principal itself, the strongest first. */
export function resourceGrant(request: Request, policy: Policy | undefined): Grant | undefined {
  const grants = policy ? resourceStatements(request, 'Allow', policy) : [];
  return grants.find(isUnlimited) ?? grants.find(({ reach }) => reach !== 'account');
}

/**
 * Whether boundary and session policy can't limit the grant, within one account.
 *
 * A role that is named by its own ARN is limited by them; its session that is named, or reached by a wildcard, is not.
 */
export function isUnlimited({ reach }: Grant): boolean {
  return reach === 'self' || reach === 'everyone';
}

/** The first statement of the identity policies that allows the request. */
export function identityGrant(request: Request, identity: readonly Policy[] = []): StatementReference | undefined {
  for (const policy of identity) {
    const found = principalStatement(request, 'Allow', 'identity-based policy', policy);
    if (found) {
      return found;
    }
  }
  return undefined;
}
