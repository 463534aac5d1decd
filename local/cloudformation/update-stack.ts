import type { UpdateStackCommandInput, UpdateStackCommandOutput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { assertUpdatable } from './deploy-stack';
import { authorizedStack } from './stack-access';
import { hasChanges } from './stack-changes';
import { conditionKeys, stackRequest } from './stack-input';
import { StackOperation } from './stack-operation';
import { stackTarget } from './stack-target';

/** Starts an update and returns at once; `DescribeStacks` tells how it goes. */
export async function updateStack(input: UpdateStackCommandInput, call: CallContext): Promise<Pick<UpdateStackCommandOutput, 'StackId'>> {
  const stack = authorizedStack(call, 'UpdateStack', input.StackName, conditionKeys(input));
  assertUpdatable(stack);
  const target = await stackTarget(call.cloud, call.caller, stack, await stackRequest(call, stack.name, input, stack));
  assertUpdatable(stack);
  if (!hasChanges(call.cloud, stack, target)) {
    throw new AwsError('ValidationError', 'No updates are to be performed.');
  }
  void new StackOperation(call.cloud, stack, target).run();
  return { StackId: stack.id };
}
