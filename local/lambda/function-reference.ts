import { AwsError } from '../core/aws-error';

/** A function and, perhaps, one of its versions or aliases, as a caller names it. */
export interface FunctionReference {
  readonly name: string;
  /** @default - none: `$LATEST`, by the unqualified ARN */
  readonly qualifier?: string;
}

/**
 * Reads `name`, `123456789012:function:name` or an ARN, each perhaps with `:qualifier`, and the parameter `Qualifier`.
 *
 * @throws `InvalidParameterValueException` when both name a qualifier and they differ
 */
export function functionReference(nameOrArn: string, parameter?: string): FunctionReference {
  const afterFunction = nameOrArn.split(':function:').at(-1) ?? nameOrArn;
  const [name = '', derived] = afterFunction.split(':');
  if (derived !== undefined && parameter !== undefined && derived !== parameter) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  return { name, qualifier: parameter ?? derived };
}
