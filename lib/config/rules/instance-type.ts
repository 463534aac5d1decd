import type { Rule } from './rule';

const INSTANCE = /^ml\.[a-z][a-z0-9-]*\.[a-z0-9]+$/;

/** Families with local storage: those with a `d` after their generation, and accelerators that have it without saying so. */
const LOCAL_STORAGE = /^ml\.([a-z]+\d+[a-z]*d[a-z]*|g5|g6e?|gr6|g7e|i\d[a-z]*|p5[a-z]*|p6-[a-z0-9]+|trn\d[a-z]*)\./;

/** A SageMaker instance type whose volumes can be under a key: SageMaker refuses a job or endpoint that names one for local storage. */
export const INSTANCE_TYPE: Rule<string, unknown> = {
  holds: (type) => INSTANCE.test(type) && !LOCAL_STORAGE.test(type),
  rule: 'must be an instance type of SageMaker without local storage, which takes no key, such as ml.m5.large',
};
