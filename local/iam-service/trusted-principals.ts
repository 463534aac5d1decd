import { AwsError } from '../core/aws-error';
import type { PolicyDocument } from '../core/service';
import type { Identity } from './identity';
import type { IdentityStore } from './identity-store';

/**
 * Throws IAM's `MalformedPolicyDocument` for a trust policy that names a role or user of the account that does not exist:
 * IAM keeps its unique id in place of the name.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function assertPrincipalsExist(store: IdentityStore, account: string, { Statement: statements }: PolicyDocument): void {
  for (const statement of [statements].flat()) {
    const { Principal, NotPrincipal } = statement as Record<string, { readonly AWS?: string | readonly string[] } | string | undefined>;
    const named = Principal ?? NotPrincipal;
    const arns = typeof named === 'object' ? [named.AWS ?? []].flat() : [];
    const missing = arns.find((arn) => arn.includes(`:iam::${account}:`) && !exists(store, arn));
    if (missing !== undefined) {
      throw new AwsError('MalformedPolicyDocument', `Invalid principal in policy: "AWS":"${missing}"`);
    }
  }
}

function exists({ roles, users }: IdentityStore, arn: string): boolean {
  const kind = arn.split(':')[5]?.split('/')[0];
  const all: Readonly<Record<string, readonly Identity[]>> = { role: roles.all(), user: users.all() };
  return all[kind ?? '']?.some((identity) => identity.arn === arn) ?? true;
}
