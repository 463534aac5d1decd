import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { IRole, ManagedPolicyProps } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Properties for defining a `RolePolicy`. */
export interface RolePolicyProps extends Pick<ManagedPolicyProps, 'description' | 'managedPolicyName' | 'statements'> {
  /** The role that the policy is for. */
  readonly role: IRole;
  /** The role is another team's, which alone attaches policies to it. */
  readonly existing: boolean;
}

/** A managed policy for a role: attached to one of ours; for an existing one its ARN is an output that says where it belongs. */
export class RolePolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string, props: RolePolicyProps) {
    const { role, existing, description, managedPolicyName, statements } = props;
    super(scope, id, { description, managedPolicyName, statements, roles: existing ? [] : [role] });
    this.node.addValidation({ validate: () => this.problems() });
    if (existing) {
      handOver(this, [role.roleArn]);
    }
  }

  /** An intrinsic is about as long as what it stands for. */
  private problems(): string[] {
    const { length } = JSON.stringify(Stack.of(this).resolve(this.document));
    return length > MAX_LENGTH ? [`the policy must have at most ${MAX_LENGTH} characters, got ${length}`] : [];
  }
}

/** What IAM takes in a managed policy, in characters without white space. */
const MAX_LENGTH = 6144;

/** Tells the owner of existing roles, by an output, to attach a policy to them. */
export function handOver(policy: ManagedPolicy, roleArns: readonly string[]): void {
  new CfnOutput(policy, 'Arn', { value: policy.managedPolicyArn, description: `Policy for ${roleArns.join(', ')}` });
}
