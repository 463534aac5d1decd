import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { assertReferences } from './assert-references';
import type { GivenParameter } from './parameters';
import { resolveParameters } from './parameters';
import { assertRules } from './rules';
import type { Stack, StackTarget } from './stack';
import { stackScope } from './stack-scope';
import type { Template } from './template';

/** What is wanted of a stack, before parameters are resolved. */
export interface StackRequest {
  readonly template: Template;
  readonly parameters: Readonly<Record<string, GivenParameter>>;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Resolves the parameters of a request and checks the template's references, and its rules on the parameters.
 *
 * @throws `ValidationError` for references to nothing, and for parameters that are missing, unknown or break a constraint or rule
 */
export async function stackTarget(
  cloud: Cloud,
  caller: Caller,
  stack: Stack,
  { template, parameters, tags }: StackRequest,
): Promise<StackTarget> {
  assertReferences(template);
  const target = { template, parameters: await resolveParameters(cloud, caller, template, parameters, stack.state.parameters), tags };
  assertRules(template, stackScope(cloud, stack, target));
  return target;
}
