import type { CreateStackCommandInput, CreateStackCommandOutput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import type { Stack } from './stack';
import { conditionKeys, stackRequest } from './stack-input';
import { StackOperation } from './stack-operation';
import { stackStore } from './stack-store';
import { stackTarget } from './stack-target';

/** Starts the creation of a stack and returns at once; `DescribeStacks` tells how it goes. */
export async function createStack(input: CreateStackCommandInput, call: CallContext): Promise<Pick<CreateStackCommandOutput, 'StackId'>> {
  const name = newStackName(call, 'CreateStack', input);
  const request = await stackRequest(call, name, input);
  const stack = stackStore(call.cloud).blank(name);
  stack.terminationProtection = input.EnableTerminationProtection ?? false;
  const target = await stackTarget(call.cloud, call.caller, stack, request);
  addNew(call, stack);
  void new StackOperation(call.cloud, stack, target).run();
  return { StackId: stack.id };
}

/** Checks that the caller may create a stack of this name; throws `ValidationError` for a name that is none. */
export function newStackName(call: CallContext, operation: string, input: CreateStackCommandInput): string {
  const name = input.StackName ?? '';
  call.authorize({
    action: `cloudformation:${operation}`,
    resource: call.cloud.arn('cloudformation', `stack/${name}/*`),
    context: conditionKeys(input),
  });
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  return name;
}

/** Puts a stack into the store; throws `AlreadyExistsException` when one of its name is there. */
export function addNew({ cloud }: CallContext, stack: Stack): void {
  const store = stackStore(cloud);
  if (store.find(stack.name)) {
    throw new AwsError('AlreadyExistsException', `Stack [${stack.name}] already exists`);
  }
  store.put(stack);
}
