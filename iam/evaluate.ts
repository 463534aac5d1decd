import type { Decision, PolicyKind, StatementReference } from './decision';
import { reference } from './decision';
import type { Policy } from './policy';
import type { Reach } from './principal-element';
import type { Request } from './request';

/** The policies that have a say in a request, all of one account. */
export interface Policies {
  /** @default - none */
  readonly identity?: readonly Policy[];
  /** @default - no boundary */
  readonly boundary?: Policy;
  /** @default - no session policy */
  readonly session?: Policy;
  /** @default - the resource has no policy */
  readonly resource?: Policy;
  /**
   * Whether identity policies count only where the resource policy names the account: KMS keys and trust policies.
   *
   * @default false
   */
  readonly delegated?: boolean;
}

/** Decides a request as AWS does inside one account. Pure. */
export function evaluate(request: Request, policies: Policies): Decision {
  const deniedBy = explicitDeny(request, policies);
  if (deniedBy) {
    return { allowed: false, deniedBy };
  }
  if (request.principal.kind === 'account') {
    return { allowed: true };
  }
  const granted = resourceGrant(request, policies.resource);
  // A policy that names the session itself is not limited by the role's boundary.
  if (granted?.reach === 'self') {
    return { allowed: true, by: granted.by };
  }
  const identity = identityGrant(request, policies.identity);
  const by = granted?.by ?? (delegates(request, policies) ? identity : undefined);
  if (!by) {
    return missing(request, policies, identity !== undefined);
  }
  const boundary = limited(request, 'permissions boundary', policies.boundary);
  return boundary ?? limited(request, 'session policy', policies.session) ?? { allowed: true, by };
}

function explicitDeny(request: Request, { identity = [], boundary, session, resource }: Policies): StatementReference | undefined {
  const own: [PolicyKind, Policy | undefined][] = [
    ...identity.map((policy): [PolicyKind, Policy] => ['identity-based policy', policy]),
    ['permissions boundary', boundary],
    ['session policy', session],
  ];
  for (const [kind, policy] of own) {
    const found = find(request, 'Deny', kind, policy);
    if (found) {
      return found;
    }
  }
  return resource && resourceStatements(request, 'Deny', resource)[0]?.by;
}

/** The first statement of this effect in a policy of the principal that fits. */
function find(request: Request, effect: 'Allow' | 'Deny', kind: PolicyKind, policy: Policy | undefined): StatementReference | undefined {
  const statement = policy?.about(request.action).find((each) => each.effect === effect && each.matches(request));
  return policy && statement && reference(kind, policy, statement, request);
}

interface Grant {
  readonly reach: Reach;
  readonly by: StatementReference;
}

function resourceStatements(request: Request, effect: 'Allow' | 'Deny', policy: Policy): Grant[] {
  return policy.about(request.action).flatMap((statement) => {
    const reach = statement.effect === effect ? statement.reach(request.principal) : undefined;
    return reach && statement.matches(request) ? [{ reach, by: reference('resource-based policy', policy, statement, request) }] : [];
  });
}

/** What the resource policy grants to the principal itself, the strongest first. */
function resourceGrant(request: Request, policy: Policy | undefined): Grant | undefined {
  const grants = policy ? resourceStatements(request, 'Allow', policy) : [];
  return grants.find(({ reach }) => reach === 'self') ?? grants.find(({ reach }) => reach !== 'account');
}

function identityGrant(request: Request, identity: readonly Policy[] = []): StatementReference | undefined {
  for (const policy of identity) {
    const found = find(request, 'Allow', 'identity-based policy', policy);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Whether identity policies count for the resource. */
function delegates(request: Request, { resource, delegated = false }: Policies): boolean {
  return !delegated || (resource !== undefined && resourceStatements(request, 'Allow', resource).some(({ reach }) => reach === 'account'));
}

function limited(request: Request, kind: PolicyKind, policy: Policy | undefined): Decision | undefined {
  if (!policy || find(request, 'Allow', kind, policy)) {
    return undefined;
  }
  return { allowed: false, kind, missing: `${kind} ${policy.name} does not allow ${request.action} on ${request.resource}` };
}

function missing({ principal, action, resource }: Request, policies: Policies, identityAllows: boolean): Decision {
  if (principal.kind === 'service') {
    return {
      allowed: false,
      kind: 'resource-based policy',
      missing: `no resource policy allows ${principal.arn} ${action} on ${resource}`,
    };
  }
  const role = principal.roleArn?.split('/').at(-1) ?? principal.arn;
  if (identityAllows) {
    const text = `the policy of ${resource} allows ${action} neither to role ${role} nor to its account`;
    return { allowed: false, kind: 'resource-based policy', missing: policies.resource ? text : `${resource} has no policy` };
  }
  return { allowed: false, kind: 'identity-based policy', missing: `no identity policy of role ${role} allows ${action} on ${resource}` };
}
