import { evaluate } from '../../iam/evaluate';
import type { PolicyDocument } from '../../iam/policy';
import { Policy } from '../../iam/policy';
import type { Cloud } from '../core/cloud';

/** What an authorizer's function answers when it decides by a policy. */
interface PolicyAnswer {
  readonly principalId?: string;
  readonly policyDocument?: PolicyDocument;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** How an authorizer's policy decides about one method; undefined for an answer without one. */
export interface PolicyVerdict {
  readonly allowed: boolean;
  readonly principalId: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** Whether a statement denies, instead of none allowing. */
  readonly explicit: boolean;
}

/** Decides by the policy that an authorizer's function has answered. */
export function policyVerdict(cloud: Cloud, payload: string, methodArn: string): PolicyVerdict | undefined {
  const { principalId, policyDocument, context = {} } = (JSON.parse(payload) ?? {}) as PolicyAnswer;
  if (policyDocument === undefined || principalId === undefined) {
    return undefined;
  }
  const { account } = cloud.options;
  const principal = { kind: 'user', arn: `arn:aws:iam::${account}:user/${principalId}`, account } as const;
  const decision = evaluate(
    { principal, action: 'execute-api:Invoke', resource: methodArn, keys: () => undefined },
    { identity: [new Policy('the policy of the authorizer', policyDocument)] },
  );
  return { allowed: decision.allowed, principalId, context, explicit: !decision.allowed && 'deniedBy' in decision };
}
