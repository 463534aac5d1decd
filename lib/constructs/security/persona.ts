import { Stack } from 'aws-cdk-lib/core';
import type { IGrantable, IManagedPolicy, IRole, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { RolePolicy } from './role-policy';

/** Properties for defining a `Persona`. */
export interface PersonaProps {
  /** Name of the role, and begin of the names of an existing role's policies: fixed, because people and identity providers know them. */
  readonly roleName: string;
  /** What people of this kind do, in a few words. */
  readonly description: string;
  /** Lists and metrics that AWS can't limit to a resource. */
  readonly listPolicy: IManagedPolicy;
  /**
   * The role can be taken only by a session that carries a second factor.
   *
   * @default false
   */
  readonly needsMfa?: boolean;
  /**
   * ARN of the role that people of this kind have already; who may take it and what is attached to it is its owner's.
   *
   * @default - a role is made
   */
  readonly existingRoleArn?: string;
  /**
   * Managed policies that a role may have.
   *
   * @default 10
   */
  readonly maxPolicies?: number;
}

/** IAM's default quota of managed policies per role. */
const MAX_POLICIES = 10;

/** A kind of person who works with the platform: a role without any permission at first, which principals of the account may take, or an existing one. */
export class Persona extends Construct {
  /** The role. */
  public readonly role: IRole;
  private readonly props: PersonaProps;
  private readonly policies: IManagedPolicy[];

  constructor(scope: Construct, id: string, props: PersonaProps) {
    super(scope, id);
    const { existingRoleArn } = props;
    this.role =
      existingRoleArn === undefined
        ? this.ownRole(props).withoutPolicyUpdates()
        : Role.fromRoleArn(this, 'Resource', existingRoleArn, { mutable: false });
    this.props = props;
    this.policies = [props.listPolicy];
    this.node.addValidation({ validate: () => this.problems() });
  }

  /**
   * What the persona may do with the things of one stack: grant to the result.
   *
   * Each stack brings its own managed policy and attaches it by the role's name, so that no stack is referred to by an earlier one. For an
   * existing role it is only made, under the name `<role name>-<stack>`: permission sets of IAM Identity Center refer to policies by name.
   */
  public permissionsIn(scope: Construct): IGrantable {
    const stack = Stack.of(scope);
    const id = `${this.node.id}Permissions`;
    const existing = stack.node.tryFindChild(id) as ManagedPolicy | undefined;
    return existing ?? this.addPolicy(stack, id);
  }

  private addPolicy(stack: Stack, id: string): ManagedPolicy {
    const policy = this.attachPolicy(stack, id);
    this.policies.push(policy);
    return policy;
  }

  private problems(): string[] {
    const { maxPolicies = MAX_POLICIES, roleName } = this.props;
    const count = this.policies.length;
    return count > maxPolicies
      ? [
          `personaPolicyQuota must be at least ${count}: the role ${roleName} has ${count} managed policies, one for each model among them, got ${maxPolicies}`,
        ]
      : [];
  }

  private attachPolicy(stack: Stack, id: string): ManagedPolicy {
    const { roleName, description, existingRoleArn } = this.props;
    if (existingRoleArn !== undefined) {
      const managedPolicyName = `${roleName}-${stack.node.id}`;
      return new RolePolicy(stack, id, { role: this.role, existing: true, description, managedPolicyName });
    }
    const role = stack === Stack.of(this) ? this.role : Role.fromRoleName(stack, `${this.node.id}Role`, roleName);
    return new RolePolicy(stack, id, { role, existing: false, description });
  }

  private ownRole({ roleName, description, needsMfa, listPolicy }: PersonaProps): Role {
    const account = new AccountRootPrincipal();
    return new Role(this, 'Resource', {
      roleName,
      description,
      assumedBy: needsMfa === true ? account.withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) : account,
      managedPolicies: [listPolicy],
    });
  }
}
