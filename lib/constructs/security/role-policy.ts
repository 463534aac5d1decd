import { CfnOutput } from 'aws-cdk-lib/core';
import type { IRole, ManagedPolicyProps } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A role that gets a policy. */
export interface PolicyHolder {
  readonly role: IRole;
  /** The role is another team's, which alone attaches policies to it. */
  readonly existing: boolean;
}

/** A managed policy for a role: attached to one of ours; for an existing one its ARN is an output that says where it belongs. */
export function rolePolicy(
  scope: Construct,
  id: string,
  { role, existing }: PolicyHolder,
  props: Pick<ManagedPolicyProps, 'description' | 'managedPolicyName' | 'statements'>,
): ManagedPolicy {
  const policy = new ManagedPolicy(scope, id, { ...props, roles: existing ? [] : [role] });
  if (existing) {
    handOver(policy, [role.roleArn]);
  }
  return policy;
}

/** Tells the owner of existing roles, by an output, to attach a policy to them. */
export function handOver(policy: ManagedPolicy, roleArns: readonly string[]): void {
  new CfnOutput(policy, 'Arn', { value: policy.managedPolicyArn, description: `Policy for ${roleArns.join(', ')}` });
}
