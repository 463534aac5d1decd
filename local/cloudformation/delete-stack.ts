import type { DeleteStackCommandInput, UpdateTerminationProtectionCommandInput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { assertExecutionRole } from './execution-role';
import { authorizedStack } from './stack-access';
import { StackDeletion } from './stack-deletion';
import { stackStore } from './stack-store';

/** Starts the deletion of a stack and returns at once; one that is not there is deleted already. */
export function deleteStack({ StackName = '', RetainResources = [], RoleARN }: DeleteStackCommandInput, call: CallContext): object {
  const { cloud } = call;
  assertExecutionRole(call, RoleARN);
  if (!stackStore(cloud).find(StackName)) {
    call.authorize({ action: 'cloudformation:DeleteStack', resource: cloud.arn('cloudformation', `stack/${StackName}/*`) });
    return {};
  }
  const stack = authorizedStack(call, 'DeleteStack', StackName);
  if (stack.terminationProtection) {
    throw new AwsError('ValidationError', `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
  }
  if (RetainResources.length > 0 && stack.status !== 'DELETE_FAILED') {
    throw new AwsError('ValidationError', 'RetainResources can only be specified when the stack is in the DELETE_FAILED state');
  }
  if (stack.status !== 'DELETE_COMPLETE' && stack.status !== 'DELETE_IN_PROGRESS') {
    void new StackDeletion(cloud, stack, RetainResources).run();
  }
  return {};
}

/** Says whether a stack may be deleted. */
export function updateTerminationProtection(input: UpdateTerminationProtectionCommandInput, call: CallContext): object {
  const stack = authorizedStack(call, 'UpdateTerminationProtection', input.StackName);
  stack.terminationProtection = input.EnableTerminationProtection ?? false;
  return { StackId: stack.id };
}
