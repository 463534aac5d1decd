import type { Service } from '../core/service';
import { READ_OPERATIONS } from './read-operations';
import { updateStack } from './update-stack';

/** CloudFormation's API on the stacks that `deployAssembly` has made. */
export function createCloudFormation(): Service {
  return { signingName: 'cloudformation', operations: { ...READ_OPERATIONS, UpdateStack: updateStack } };
}
