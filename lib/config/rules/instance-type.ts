import type { Rule } from './rule';
import { like } from './value-rules';

/** A SageMaker instance type. */
export const INSTANCE_TYPE: Rule<string, unknown> = like(
  /^ml\.[a-z][a-z0-9-]*\.[a-z0-9]+$/,
  'an instance type of SageMaker, such as ml.m5.large',
);
