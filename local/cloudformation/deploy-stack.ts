import type { Cloud } from '../core/cloud';
import { AwsError } from '../core/aws-error';
import { rootCaller } from '../core/root-caller';
import type { GivenParameter } from './parameters';
import type { Stack } from './stack';
import { isUpdatable } from './stack';
import { hasChanges } from './stack-changes';
import type { OnProgress } from './stack-log';
import { StackOperation } from './stack-operation';
import { stackTarget } from './stack-target';
import { stackStore } from './stack-store';
import type { Template } from './template';

/** A stack as it is to be. */
export interface StackInput {
  readonly name: string;
  readonly template: Template;
  /** @default - previous values, else the template's defaults */
  readonly parameters?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Creates a stack, or updates it in place, as `cdk deploy` does; a stack without changes stays as it is.
 *
 * @throws Error naming the stack, its status and the resource's reason when the stack was rolled back
 */
export async function deployStack(cloud: Cloud, input: StackInput, onProgress?: OnProgress): Promise<Stack> {
  const store = stackStore(cloud);
  const existing = store.find(input.name);
  const stack = existing && existing.status !== 'ROLLBACK_COMPLETE' ? assertUpdatable(existing) : store.add(input.name);
  const request = { template: input.template, parameters: givenParameters(input, stack), tags: input.tags ?? {} };
  const target = await stackTarget(cloud, rootCaller(cloud), stack, request);
  if (stack === existing && !hasChanges(cloud, stack, target)) {
    stack.state = { ...stack.state, ...target };
    return stack;
  }
  const failure = await new StackOperation(cloud, stack, target, onProgress).run();
  if (failure !== undefined) {
    throw new Error(`stack ${stack.name} is ${stack.status}: ${stack.statusReason ?? ''} ${failure}`);
  }
  return stack;
}

/** Throws `ValidationError` while another operation runs, or after one that left the stack broken. */
export function assertUpdatable(stack: Stack): Stack {
  if (!isUpdatable(stack.status)) {
    throw new AwsError('ValidationError', `Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
  }
  return stack;
}

/** Like `cdk deploy`: what is not given keeps its previous value. */
function givenParameters({ template, parameters = {} }: StackInput, stack: Stack): Record<string, GivenParameter> {
  const kept = stack.state.parameters.filter(({ key }) => template.Parameters?.[key] !== undefined);
  return { ...Object.fromEntries(kept.map(({ key }) => [key, { usePreviousValue: true } as const])), ...parameters };
}
