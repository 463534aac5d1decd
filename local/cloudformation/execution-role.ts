import { NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';

/** The role of the CDK's bootstrap stack, which may do everything; local mode stands in for that stack. */
const BOOTSTRAP_ROLE = /:role\/cdk-[a-z0-9]+-cfn-exec-role-/;

/**
 * Checks that the caller may hand CloudFormation a role to act with.
 *
 * @throws `NotEmulated` for any but the CDK's own: here CloudFormation acts as the administrator
 */
export function assertExecutionRole({ authorize }: CallContext, roleArn: string | undefined): void {
  if (roleArn === undefined) {
    return;
  }
  authorize({ action: 'iam:PassRole', resource: roleArn, context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } });
  if (!BOOTSTRAP_ROLE.test(roleArn)) {
    throw new NotEmulated(`a role of CloudFormation's own other than the CDK's bootstrap role, got ${roleArn}`);
  }
}
