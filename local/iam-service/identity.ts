import type { Policy } from '../../iam/policy';
import type { PolicyDocument } from '../core/service';

/** What users, groups and roles have in common. */
export interface Identity {
  readonly name: string;
  readonly arn: string;
  /** Unique id, for example `AROA…`. */
  readonly id: string;
  /** Inline policies that belong to the identity itself; each is named `<identity>/<policy>`. */
  readonly inline: readonly Policy[];
  /** ARNs of the managed policies that the identity itself lists. */
  readonly managedPolicyArns: readonly string[];
  /** @default - the epoch */
  readonly createdAt?: Date;
}

/** An identity that makes calls. */
interface PrincipalIdentity extends Identity {
  readonly tags: Readonly<Record<string, string>>;
  /** ARN of the managed policy that bounds the identity. @default - no boundary */
  readonly boundaryArn?: string;
}

/** A role as IAM keeps it. */
export interface Role extends PrincipalIdentity {
  readonly trust: PolicyDocument;
  readonly maxSessionSeconds: number;
  readonly description?: string;
}

/** A user as IAM keeps it. */
export interface User extends PrincipalIdentity {
  /** Names of the groups that the user's own resource lists. */
  readonly groups: readonly string[];
}

/** A group has policies and no properties of its own. */
export type Group = Identity;
