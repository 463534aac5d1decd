import type { CallContext } from '../core/service';
import { qualifiedArn } from './function-config';
import { functionsOf } from './function-registry';
import type { LambdaFunction, Target } from './lambda-function';

/** How an operation names a function, a version or an alias. */
export interface FunctionInput {
  /** Name or ARN, perhaps with a qualifier. */
  readonly FunctionName: string;
  readonly Qualifier?: string;
}

/** What an operation is about, once the caller's policies and the function's have allowed the action on it. */
export function authorizedTarget(
  input: FunctionInput,
  { cloud, authorize }: CallContext,
  action: string,
): Target & { readonly function: LambdaFunction } {
  const target = functionsOf(cloud).target(input.FunctionName, input.Qualifier);
  const { function: of, config, qualifier } = target;
  authorize({ action, resource: qualifiedArn(config, qualifier), resourcePolicy: of.policy(qualifier) });
  return target;
}
