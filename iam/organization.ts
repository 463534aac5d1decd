import type { Decision, PolicyKind, StatementReference } from './decision';
import { principalStatement, resourceStatements } from './grant';
import type { Policies } from './policies';
import type { Policy } from './policy';
import type { Request } from './request';

type Levels = readonly (readonly Policy[])[];

/** How a policy of one layer of the organization decides: the statement of this effect that fits. */
type Find = (request: Request, effect: 'Allow' | 'Deny', policy: Policy) => StatementReference | undefined;

interface Layer {
  readonly kind: PolicyKind;
  readonly levels: Levels;
  readonly find: Find;
}

const NO_LAYERS: readonly Layer[] = [];

/** The statement of an organization's policy that denies the request. */
export function organizationDeny(request: Request, policies: Policies): StatementReference | undefined {
  for (const { levels, find } of layers(request, policies)) {
    for (const policy of levels.flat()) {
      const found = find(request, 'Deny', policy);
      if (found) {
        return found;
      }
    }
  }
  return undefined;
}

/** The answer where a level of the organization has no policy that allows the request. */
export function organizationLimit(request: Request, policies: Policies): Decision | undefined {
  for (const { kind, levels, find } of layers(request, policies)) {
    const closed = levels.findIndex((level) => !level.some((policy) => find(request, 'Allow', policy)));
    if (closed >= 0) {
      const missing = `no ${kind} of level ${closed + 1} allows ${request.action} on ${request.resource}`;
      return { allowed: false, kind, missing };
    }
  }
  return undefined;
}

/** Service control policies bind the account's own principals, never services; resource control policies bind everybody. */
function layers({ principal }: Request, { serviceControl = [], resourceControl = [] }: Policies): readonly Layer[] {
  if (serviceControl.length === 0 && resourceControl.length === 0) {
    return NO_LAYERS;
  }
  const service: PolicyKind = 'service control policy';
  const resource: PolicyKind = 'resource control policy';
  return [
    {
      kind: service,
      levels: principal.kind === 'service' || principal.kind === 'anonymous' ? [] : serviceControl,
      find: (request, effect, policy) => principalStatement(request, effect, service, policy),
    },
    {
      kind: resource,
      levels: resourceControl,
      find: (request, effect, policy) => resourceStatements(request, effect, policy, resource)[0]?.by,
    },
  ];
}
