import type { Decision } from '../../iam/decision';
import { evaluate } from '../../iam/evaluate';
import { Policy } from '../../iam/policy';
import { AccessDenied } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { AccessRequest, Caller, PolicyDocument } from '../core/service';
import { asking } from './asking';
import { callLog } from './call-log';
import { denialMessage } from './denial-message';
import { identityStore } from './identity-store';
import { requestKeys } from './request-keys';

/** Resources whose policy must let the account's identity policies count: KMS keys and, by their trust policy, roles. */
const DELEGATED = /^(kms:|sts:(AssumeRole|TagSession)$)/i;

const resourcePolicies = new WeakMap<PolicyDocument, Policy>();

/** Throws `AccessDenied` unless the caller's policies and the resource's allow the request; counts the call, and logs what was denied and why. */
export function authorize(cloud: Cloud, caller: Caller, request: AccessRequest): void {
  const decision = decide(cloud, caller, request);
  callLog(cloud).record(caller, request, decision);
  if (!decision.allowed) {
    const message = denialMessage(caller, request, decision);
    cloud.ports.log('/plumbline/access-denied', 'iam', [message]);
    throw new AccessDenied(message);
  }
}

function decide(cloud: Cloud, caller: Caller, request: AccessRequest): Decision {
  const store = identityStore(cloud);
  const who = asking(cloud, caller);
  const { action, resource, resourcePolicy } = request;
  return evaluate(
    { principal: who.principal, action, resource, keys: requestKeys(cloud, who, request) },
    {
      identity: who.identity && store.policiesOf(who.identity),
      boundary: who.identity && store.boundaryOf(who.identity),
      session: who.caller.sessionPolicy,
      resource: resourcePolicy && compiled(resourcePolicy),
      delegated: resourcePolicy !== undefined && DELEGATED.test(action),
    },
  );
}

function compiled(document: PolicyDocument): Policy {
  const known = resourcePolicies.get(document);
  if (known) {
    return known;
  }
  const policy = new Policy('the resource policy', document);
  resourcePolicies.set(document, policy);
  return policy;
}
