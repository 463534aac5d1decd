import type { Decision, PolicyKind } from '../../iam/decision';
import type { AccessRequest, Caller } from '../core/service';

type Denial = Extract<Decision, { allowed: false }>;

const ARTICLES: Partial<Record<PolicyKind, string>> = { 'identity-based policy': 'an', 'role trust policy': 'the' };

/**
 * The text of an AccessDenied, in AWS's wording, followed by the statement that is missing or that denied.
 *
 * None of the services here encodes its message, as EC2 does.
 */
export function denialMessage(caller: Caller, { action, resource }: AccessRequest, denial: Denial): string {
  const start = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource}`;
  if ('deniedBy' in denial) {
    const { kind, policy, statement } = denial.deniedBy;
    return `${start} with an explicit deny in ${ARTICLES[kind] ?? 'a'} ${kind} (statement ${statement} of ${policy})`;
  }
  return `${start} because no ${denial.kind} allows the ${action} action (${denial.missing})`;
}
