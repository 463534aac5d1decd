import { Aws } from 'aws-cdk-lib/core';
import type { IGrantable, IManagedPolicy, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

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
}

/** Services that send `aws:SourceAccount` when they assume a role, so that a confused deputy can be refused. */
const SENDS_SOURCE_ACCOUNT = ['sagemaker.amazonaws.com', 'states.amazonaws.com', 'events.amazonaws.com', 'scheduler.amazonaws.com'];

/** The role of one workload, with one managed policy that takes every grant; it never has an inline policy. */
export class WorkloadRole extends Construct implements IGrantable {
  /** The role. A resource that uses it depends on this construct, so that its policy is there first. */
  public readonly role: IRole;
  /** Principal that grants add statements to: the managed policy. */
  public readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: WorkloadRoleProps) {
    super(scope, id);
    const principal = new ServicePrincipal(props.service);
    const role = new Role(this, 'Resource', {
      assumedBy: SENDS_SOURCE_ACCOUNT.includes(props.service)
        ? principal.withConditions({ StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } })
        : principal,
      description: props.description,
      managedPolicies: props.managedPolicies,
    });
    const policy = new ManagedPolicy(this, 'Policy', { description: props.description, roles: [role] });

    this.role = role.withoutPolicyUpdates();
    this.grantPrincipal = policy.grantPrincipal;
  }
}
