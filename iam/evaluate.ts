import type { Decision, PolicyKind, StatementReference } from './decision';
import type { Grant } from './grant';
import { identityGrant, isUnlimited, principalStatement, resourceGrant, resourcePolicyKind, resourceStatements } from './grant';
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
    // The account owns all that it has but what must be delegated even to it: keys and roles.
    return delegates(request, policies) ? { allowed: true } : missing(request, policies, true);
  }
  const grant = resourceGrant(request, policies.resource);
  if (grant && isUnlimited(grant)) {
    return { allowed: true, by: grant.by };
  }
  const identity = identityGrant(request, policies.identity);
  const by = (identity && delegates(request, policies) ? identity : undefined) ?? grant?.by;
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
  for (const policy of identity) {
    const found = principalStatement(request, 'Deny', 'identity-based policy', policy);
    if (found) {
      return found;
    }
  }
  return (
    principalStatement(request, 'Deny', 'permissions boundary', boundary) ??
    principalStatement(request, 'Deny', 'session policy', session) ??
    (resource && resourceStatements(request, 'Deny', resource)[0]?.by) ??
    (endpoint && resourceStatements(request, 'Deny', endpoint, 'VPC endpoint policy')[0]?.by) ??
    organizationDeny(request, policies)
  );
}

/** Whether the account's own authority counts for the resource: where it must be delegated, its policy must name the account or the principal. */
function delegates(request: Request, { resource, delegated = false }: Policies): boolean {
  return !delegated || (resource !== undefined && resourceStatements(request, 'Allow', resource).length > 0);
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

function missing(request: Request, policies: Policies, identityAllows: boolean): Decision {
  const { principal, action, resource } = request;
  const kind = resourcePolicyKind(request);
  if (principal.kind === 'service' || principal.kind === 'anonymous') {
    const named = kind === 'role trust policy' ? kind : 'resource policy';
    return { allowed: false, kind, missing: `no ${named} allows ${principal.arn} ${action} on ${resource}` };
  }
  const name = principal.roleArn?.split('/').at(-1) ?? principal.arn;
  const who = { account: 'the account', user: `user ${principal.arn.split('/').at(-1) ?? ''}`, role: `role ${name}` }[principal.kind];
  if (identityAllows) {
    const to =
      principal.kind === 'account' ? `does not allow ${action} to the account` : `allows ${action} neither to ${who} nor to its account`;
    const text = `the policy of ${resource} ${to}`;
    return { allowed: false, kind, missing: policies.resource ? text : `${resource} has no policy` };
  }
  return { allowed: false, kind: 'identity-based policy', missing: `no identity policy of ${who} allows ${action} on ${resource}` };
}
