import type { PolicyDocument } from '../core/service';
import type { Key } from './key';

/** A grant as KMS keeps it: it lets one principal use one key, beside the key's policy. */
export interface Grant {
  readonly id: string;
  readonly token: string;
  readonly name?: string;
  /** ARN of a role, a user, a session or the account, or a service principal. */
  readonly granteePrincipal: string;
  readonly retiringPrincipal?: string;
  /** For example `Decrypt`. */
  readonly operations: readonly string[];
  readonly constraints?: GrantConstraints;
  readonly createdAt: Date;
}

/** What the encryption context of a request under the grant must be, or hold. */
export interface GrantConstraints {
  readonly EncryptionContextEquals?: Readonly<Record<string, string>>;
  readonly EncryptionContextSubset?: Readonly<Record<string, string>>;
}

const policies = new WeakMap<readonly Grant[], { readonly own: PolicyDocument; readonly whole: PolicyDocument }>();

/**
 * The key's policy with a statement for each of its grants; the same object until one of them changes.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 */
export function policyWithGrants({ settings: { policy: own }, grants }: Key): PolicyDocument {
  if (grants.length === 0) {
    return own;
  }
  const known = policies.get(grants);
  if (known?.own === own) {
    return known.whole;
  }
  const whole = { Version: '2012-10-17', Statement: [...[own.Statement].flat(), ...grants.map(statement)] };
  policies.set(grants, { own, whole });
  return whole;
}

function statement({ id, granteePrincipal, operations, constraints = {} }: Grant): object {
  const { EncryptionContextEquals: whole, EncryptionContextSubset: part } = constraints;
  const pairs = Object.entries({ ...part, ...whole }).map(([key, value]) => [`kms:EncryptionContext:${key}`, value]);
  return {
    Sid: `grant ${id.slice(0, 8)}`,
    Effect: 'Allow',
    Principal: granteePrincipal.startsWith('arn:') ? { AWS: granteePrincipal } : { Service: granteePrincipal },
    Action: operations.map((operation) => `kms:${operation}`),
    Resource: '*',
    Condition: {
      ...(pairs.length > 0 && { StringEquals: Object.fromEntries(pairs) as object }),
      ...(whole && { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': Object.keys(whole) } }),
    },
  };
}
