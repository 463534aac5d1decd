import { Stack } from 'aws-cdk-lib/core';
import type { IGrantable, IManagedPolicy, IRole } from 'aws-cdk-lib/aws-iam';
import { AccountRootPrincipal, ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Properties for defining a `Persona`. */
export interface PersonaProps {
  /** Name of the role: fixed, because people and identity providers know it. */
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
}

/** A kind of person who works with the platform: a role that principals of the account may take, without any permission at first. */
export class Persona extends Construct {
  /** The role. */
  public readonly role: IRole;
  private readonly props: PersonaProps;

  constructor(scope: Construct, id: string, props: PersonaProps) {
    super(scope, id);
    const account = new AccountRootPrincipal();
    const role = new Role(this, 'Resource', {
      roleName: props.roleName,
      description: props.description,
      assumedBy: props.needsMfa === true ? account.withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) : account,
      managedPolicies: [props.listPolicy],
    });
    this.role = role.withoutPolicyUpdates();
    this.props = props;
  }

  /**
   * What the persona may do with the things of one stack: grant to the result.
   *
   * Each stack brings its own managed policy and attaches it by the role's name, so that no stack is referred to by an earlier one.
   */
  public permissionsIn(scope: Construct): IGrantable {
    const stack = Stack.of(scope);
    const id = `${this.node.id}Permissions`;
    const existing = stack.node.tryFindChild(id) as ManagedPolicy | undefined;
    return existing ?? this.attachPolicy(stack, id);
  }

  private attachPolicy(stack: Stack, id: string): IGrantable {
    const { roleName, description } = this.props;
    const role = stack === Stack.of(this) ? this.role : Role.fromRoleName(stack, `${this.node.id}Role`, roleName);
    return new ManagedPolicy(stack, id, { description, roles: [role] });
  }
}
