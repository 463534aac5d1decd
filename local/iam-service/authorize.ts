import type { Decision } from '../../iam/decision';
import { evaluate } from '../../iam/evaluate';
import { Policy } from '../../iam/policy';
import type { Principal } from '../../iam/request';
import { AccessDenied } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { AccessRequest, Caller, PolicyDocument } from '../core/service';
import { callLog } from './call-log';
import { denialMessage } from './denial-message';
import { requestKeys } from './request-keys';
import type { Role } from './role-store';
import { roleStore } from './role-store';
import type { RoleCaller } from './session-store';

/** Resources whose policy must let the account's identity policies count: KMS keys and, by their trust policy, roles. */
const DELEGATED = /^(kms:|sts:AssumeRole$)/i;

const resourcePolicies = new WeakMap<PolicyDocument, Policy>();

/** Throws `AccessDenied` unless the caller's policies and the resource's allow the request; counts the call. */
export function authorize(cloud: Cloud, caller: Caller, request: AccessRequest): void {
  const decision = decide(cloud, caller, request);
  callLog(cloud).record(caller, request, decision);
  if (!decision.allowed) {
    throw new AccessDenied(denialMessage(caller, request, decision));
  }
}

function decide(cloud: Cloud, caller: Caller, request: AccessRequest): Decision {
  const store = roleStore(cloud);
  const role = caller.roleName === undefined ? undefined : store.role(caller.roleName);
  const principal = principalOf(cloud, caller, role);
  const { action, resource } = request;
  const context = { ...caller.context, ...request.context };
  return evaluate(
    { principal, action, resource, keys: requestKeys(cloud, principal, role, { ...request, context }) },
    {
      identity: role && store.identity(role),
      boundary: role && store.boundary(role),
      session: (caller as Partial<RoleCaller>).sessionPolicy,
      resource: request.resourcePolicy && compiled(request.resourcePolicy),
      delegated: request.resourcePolicy !== undefined && DELEGATED.test(action),
    },
  );
}

function principalOf(cloud: Cloud, { kind, arn }: Caller, role: Role | undefined): Principal {
  return { kind: kind === 'root' ? 'account' : kind, arn, account: cloud.options.account, roleArn: role?.arn };
}

function compiled(document: PolicyDocument): Policy {
  const policy = resourcePolicies.get(document) ?? new Policy('the resource policy', document);
  resourcePolicies.set(document, policy);
  return policy;
}
