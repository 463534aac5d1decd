import type { Decision, PolicyKind, StatementReference } from './decision';
import type { Grant } from './grant';
import { identityGrant, principalStatement, resourceGrant, resourceStatements } from './grant';
import { organizationDeny, organizationLimit } from './organization';
import type { Policies } from './policies';
import type { Policy } from './policy';
import type { Request } from './request';

/**
 * Decides a request as AWS does, also between two accounts. Pure.
 *
 * Follows "Policy evaluation logic" of the IAM User Guide: an explicit deny of any policy wins; then each policy that limits must allow,
 * and one that grants.
 */
export function evaluate(request: Request, policies: Policies): Decision {
  const deniedBy = explicitDeny(request, policies);
  if (deniedBy) {
    return { allowed: false, deniedBy };
  }
  return organizationLimit(request, policies) ?? endpointLimit(request, policies.endpoint) ?? granted(request, policies);
}

function granted(request: Request, policies: Policies): Decision {
  const foreign = (request.resourceAccount ?? request.principal.account) !== request.principal.account;
  return foreign && request.principal.kind !== 'service' ? betweenAccounts(request, policies) : withinAccount(request, policies);
}

function withinAccount(request: Request, policies: Policies): Decision {
  if (request.principal.kind === 'account') {
    return { allowed: true };
  }
  const grant = resourceGrant(request, policies.resource);
  // A policy that names the session itself is not limited by the role's boundary.
  if (grant?.reach === 'self') {
    return { allowed: true, by: grant.by };
  }
  const identity = identityGrant(request, policies.identity);
  const by = grant?.by ?? (delegates(request, policies) ? identity : undefined);
  return by ? bounded(request, policies, by) : missing(request, policies, identity !== undefined);
}

/** Both accounts must allow: the principal's by its identity policies, the resource's by the resource policy. */
function betweenAccounts(request: Request, policies: Policies): Decision {
  const root = request.principal.kind === 'account';
  const identity = identityGrant(request, policies.identity);
  if (!root && !identity) {
    return missing(request, {}, false);
  }
  const shared: Grant | undefined = policies.resource && resourceStatements(request, 'Allow', policies.resource)[0];
  return shared ? bounded(request, policies, shared.by) : missing(request, policies, true);
}

function bounded(request: Request, { boundary, session }: Policies, by: StatementReference): Decision {
  return limited(request, 'permissions boundary', boundary) ?? limited(request, 'session policy', session) ?? { allowed: true, by };
}

function explicitDeny(request: Request, policies: Policies): StatementReference | undefined {
  const { identity = [], boundary, session, resource, endpoint } = policies;
  const own: [PolicyKind, Policy | undefined][] = [
    ...identity.map((policy): [PolicyKind, Policy] => ['identity-based policy', policy]),
    ['permissions boundary', boundary],
    ['session policy', session],
  ];
  for (const [kind, policy] of own) {
    const found = principalStatement(request, 'Deny', kind, policy);
    if (found) {
      return found;
    }
  }
  const ofResource = [resource, endpoint].flatMap((policy) => (policy ? resourceStatements(request, 'Deny', policy) : []));
  return ofResource[0]?.by ?? organizationDeny(request, policies);
}

/** Whether identity policies count for the resource. */
function delegates(request: Request, { resource, delegated = false }: Policies): boolean {
  return !delegated || (resource !== undefined && resourceStatements(request, 'Allow', resource).some(({ reach }) => reach === 'account'));
}

function limited(request: Request, kind: PolicyKind, policy: Policy | undefined): Decision | undefined {
  if (!policy || principalStatement(request, 'Allow', kind, policy)) {
    return undefined;
  }
  return { allowed: false, kind, missing: `${kind} ${policy.name} does not allow ${request.action} on ${request.resource}` };
}

function endpointLimit(request: Request, endpoint: Policy | undefined): Decision | undefined {
  if (!endpoint || resourceStatements(request, 'Allow', endpoint).length > 0) {
    return undefined;
  }
  const kind = 'VPC endpoint policy';
  return { allowed: false, kind, missing: `${kind} ${endpoint.name} does not allow ${request.action} on ${request.resource}` };
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
