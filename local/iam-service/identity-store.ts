import type { Policy } from '../../iam/policy';
import { AwsError, NotEmulated } from '../core/aws-error';
import { perCloud } from '../core/per-cloud';
import { awsManagedPolicy } from './aws-managed-policy';
import { Entities } from './entities';
import type { Group, Identity, Role, User } from './identity';

/** Names of those that a policy's own resource attaches it to. */
export interface Attachment {
  readonly roles?: readonly string[];
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
}

/** A policy with a resource of its own. */
export interface StoredPolicy {
  /** ARN of a managed policy, physical id of an inline one. */
  readonly id: string;
  readonly policy: Policy;
  readonly attachedTo: Attachment;
  /** @default - the epoch */
  readonly createdAt?: Date;
  readonly description?: string;
}

/** The roles, users, groups and policies of the account. */
export class IdentityStore {
  readonly roles = new Entities<Role>('role', (role) => {
    this.change(role);
  });
  readonly users = new Entities<User>('user', (user) => {
    this.change(user);
    user?.groups.forEach((name) => this.groups.get(name));
  });
  readonly groups = new Entities<Group>('group', (group) => {
    this.change(group);
  });
  private readonly stored = new Map<string, StoredPolicy>();
  /** Users by the id of the `AWS::IAM::UserToGroupAddition` that put them into a group. */
  private readonly additions = new Map<string, { readonly group: string; readonly users: readonly string[] }>();
  private granted = new WeakMap<Identity, readonly Policy[]>();

  /** Adds or replaces a policy; throws `NoSuchEntity` where it names somebody who does not exist. */
  putPolicy(policy: StoredPolicy): void {
    policy.attachedTo.roles?.forEach((name) => this.roles.get(name));
    policy.attachedTo.users?.forEach((name) => this.users.get(name));
    policy.attachedTo.groups?.forEach((name) => this.groups.get(name));
    this.stored.set(policy.id, policy);
    this.change();
  }

  deletePolicy(id: string): void {
    this.stored.delete(id);
    this.change();
  }

  /** Puts users into a group, as long as the addition `id` exists. */
  putAddition(id: string, group: string, users: readonly string[]): void {
    this.groups.get(group);
    users.forEach((name) => this.users.get(name));
    this.additions.set(id, { group, users });
    this.change();
  }

  deleteAddition(id: string): void {
    this.additions.delete(id);
    this.change();
  }

  /** The groups of a user. */
  groupsOf(user: User): readonly Group[] {
    const added = [...this.additions.values()].filter(({ users }) => users.includes(user.name)).map(({ group }) => group);
    return [...new Set([...user.groups, ...added])].map((name) => this.groups.get(name));
  }

  /** The managed policy of this ARN; throws `NoSuchEntity` if there is none, `NotEmulated` for one of AWS's that is not known here. */
  managed(arn: string): StoredPolicy {
    const stored = this.stored.get(arn) ?? awsManagedPolicy(arn);
    if (!stored && arn.split(':')[4] === 'aws') {
      throw new NotEmulated(`the AWS managed policy ${arn}`);
    }
    if (!stored) {
      throw new AwsError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404);
    }
    return stored;
  }

  /** The managed policies of the account's own. */
  ownManaged(): readonly StoredPolicy[] {
    return [...this.stored.values()].filter(({ id }) => isArn(id));
  }

  /** The managed policies that are attached to an identity, in its own list or in theirs. */
  managedOf(identity: Identity): readonly StoredPolicy[] {
    const listed = identity.managedPolicyArns.map((arn) => this.managed(arn));
    return [...new Set([...listed, ...this.naming(identity).filter(({ id }) => isArn(id))])];
  }

  /** The inline policies of an identity, its own and those with a resource of their own. */
  inlineOf(identity: Identity): readonly Policy[] {
    const naming = this.naming(identity).filter(({ id }) => !isArn(id));
    return [...identity.inline, ...naming.map(({ policy }) => policy)];
  }

  /** All policies that grant something to the identity, a user's groups included. */
  policiesOf(identity: Identity): readonly Policy[] {
    const known = this.granted.get(identity);
    if (known) {
      return known;
    }
    const own = [...this.inlineOf(identity), ...this.managedOf(identity).map(({ policy }) => policy)];
    const policies = 'groups' in identity ? [...own, ...this.groupsOf(identity as User).flatMap((group) => this.policiesOf(group))] : own;
    this.granted.set(identity, policies);
    return policies;
  }

  boundaryOf({ boundaryArn }: Role | User): Policy | undefined {
    return boundaryArn === undefined ? undefined : this.managed(boundaryArn).policy;
  }

  private naming({ name, arn }: Identity): StoredPolicy[] {
    const kind = `${arn.split(':')[5]?.split('/')[0] ?? ''}s` as keyof Attachment;
    return [...this.stored.values()].filter(({ attachedTo }) => attachedTo[kind]?.includes(name));
  }

  private change(identity?: Identity & { readonly boundaryArn?: string }): void {
    identity?.managedPolicyArns.forEach((arn) => this.managed(arn));
    if (identity?.boundaryArn !== undefined) {
      this.managed(identity.boundaryArn);
    }
    this.granted = new WeakMap();
  }
}

function isArn(id: string): boolean {
  return id.startsWith('arn:');
}

/** The identities and policies of a cloud. */
export const identityStore = perCloud(() => new IdentityStore());
