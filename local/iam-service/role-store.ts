import type { Policy } from '../../iam/policy';
import { AwsError, NotEmulated } from '../core/aws-error';
import { perCloud } from '../core/per-cloud';
import type { PolicyDocument } from '../core/service';

/** A role as IAM keeps it. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  /** Unique id, for example `AROA…`. */
  readonly id: string;
  readonly trust: PolicyDocument;
  readonly tags: Readonly<Record<string, string>>;
  readonly maxSessionSeconds: number;
  /** ARN of the managed policy that bounds the role. */
  readonly boundaryArn?: string;
  /** Inline policies that belong to the role itself. */
  readonly inline: readonly Policy[];
  /** Managed policies that the role itself lists. */
  readonly managedPolicyArns: readonly string[];
}

/** A policy that names the roles it is attached to. */
interface AttachedPolicy {
  readonly policy: Policy;
  readonly roles: ReadonlySet<string>;
}

/** The roles and policies of the account. */
export class RoleStore {
  private readonly roles = new Map<string, Role>();
  private readonly attached = new Map<string, AttachedPolicy>();
  private identities = new Map<string, readonly Policy[]>();

  /** Adds or replaces a role. */
  putRole(role: Role): void {
    for (const arn of [...role.managedPolicyArns, ...(role.boundaryArn ? [role.boundaryArn] : [])]) {
      this.managedPolicy(arn);
    }
    this.roles.set(role.name, role);
    this.identities.clear();
  }

  deleteRole(name: string): void {
    this.roles.delete(name);
    this.identities.clear();
  }

  /** Adds or replaces a policy under its id: the ARN of a managed policy, the physical id of an inline one. */
  putPolicy(id: string, policy: Policy, roles: readonly string[]): void {
    roles.forEach((name) => this.role(name));
    this.attached.set(id, { policy, roles: new Set(roles) });
    this.identities.clear();
  }

  deletePolicy(id: string): void {
    this.attached.delete(id);
    this.identities.clear();
  }

  /** Throws `NoSuchEntity` if there is none. */
  role(name: string): Role {
    const role = this.roles.get(name);
    if (!role) {
      throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
    }
    return role;
  }

  /** Throws `NoSuchEntity` if there is none. */
  roleOfArn(arn: string): Role {
    const role = this.role(arn.split('/').at(-1) ?? arn);
    if (role.arn !== arn) {
      throw new AwsError('NoSuchEntity', `The role with ARN ${arn} cannot be found.`, 404);
    }
    return role;
  }

  all(): readonly Role[] {
    return [...this.roles.values()];
  }

  /** All policies that grant something to the role. */
  identity(role: Role): readonly Policy[] {
    const known = this.identities.get(role.name);
    if (known) {
      return known;
    }
    const naming = [...this.attached.values()].filter(({ roles }) => roles.has(role.name)).map(({ policy }) => policy);
    const policies = [...new Set([...role.inline, ...role.managedPolicyArns.map((arn) => this.managedPolicy(arn)), ...naming])];
    this.identities.set(role.name, policies);
    return policies;
  }

  boundary(role: Role): Policy | undefined {
    return role.boundaryArn === undefined ? undefined : this.managedPolicy(role.boundaryArn);
  }

  private managedPolicy(arn: string): Policy {
    const attached = this.attached.get(arn);
    if (!attached && arn.split(':')[4] === 'aws') {
      throw new NotEmulated(`the AWS managed policy ${arn}`);
    }
    if (!attached) {
      throw new AwsError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404);
    }
    return attached.policy;
  }
}

/** The roles of a cloud. */
export const roleStore = perCloud(() => new RoleStore());
