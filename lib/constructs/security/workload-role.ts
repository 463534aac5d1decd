import type { IGrantable, IManagedPolicy, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ExistingWorkloadRoles } from './existing-workload-roles';
import type { PolicyHolder } from './role-policy';
import { rolePolicy } from './role-policy';
import { workloadPrincipal } from './workload-principal';

/** Properties for defining a `WorkloadRole`. */
export interface WorkloadRoleProps {
  /** AWS service that assumes the role, for example `lambda.amazonaws.com`. */
  readonly service: string;
  /** What the role is for, in a few words. */
  readonly description: string;
  /**
   * Managed policies beside the role's own.
   *
   * @default - none
   */
  readonly managedPolicies?: IManagedPolicy[];
  /**
   * Roles that exist; the one of the workload, which is the role's scope, stands in for a role of its own.
   *
   * @default - none
   */
  readonly existing?: ExistingWorkloadRoles;
}

/** The role of one workload, made here or existing, and one managed policy that takes every grant; it never has an inline policy. */
export class WorkloadRole extends Construct implements IGrantable, PolicyHolder {
  /** The role. A resource that uses it depends on this construct, so that its policy is there first. */
  public readonly role: IRole;
  public readonly existing: boolean;
  /** Principal that grants add statements to: the managed policy. */
  public readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: WorkloadRoleProps) {
    super(scope, id);
    const existingArn = props.existing?.arnFor(scope);
    this.existing = existingArn !== undefined;
    this.role =
      existingArn === undefined
        ? this.ownRole(props).withoutPolicyUpdates()
        : Role.fromRoleArn(this, 'Resource', existingArn, { mutable: false });
    this.grantPrincipal = rolePolicy(this, 'Policy', this, { description: props.description }).grantPrincipal;
  }

  private ownRole({ service, description, managedPolicies }: WorkloadRoleProps): Role {
    return new Role(this, 'Resource', { assumedBy: workloadPrincipal(service), description, managedPolicies });
  }
}
