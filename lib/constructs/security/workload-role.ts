import type { IGrantable, IManagedPolicy, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ExistingWorkloadRoles } from './existing-workload-roles';
import { RolePolicy } from './role-policy';
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
export class WorkloadRole extends Construct implements IGrantable {
  /** The role. A resource that uses it depends on this construct, so that its policy is there first. */
  public readonly role: IRole;
  /** The role is another team's, which alone attaches policies to it: those of the workload are outputs of its stack. */
  public readonly existing: boolean;
  /** Principal that grants add statements to: the managed policy. */
  public readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: WorkloadRoleProps) {
    super(scope, id);
    const { service, description, managedPolicies, existing } = props;
    const existingArn = existing?.arnFor(scope);
    this.existing = existingArn !== undefined;
    this.role =
      existingArn === undefined
        ? new Role(this, 'Resource', { assumedBy: workloadPrincipal(this, service), description, managedPolicies }).withoutPolicyUpdates()
        : Role.fromRoleArn(this, 'Resource', existingArn, { mutable: false });
    this.grantPrincipal = new RolePolicy(this, 'Policy', { description, role: this.role, existing: this.existing }).grantPrincipal;
  }
}
