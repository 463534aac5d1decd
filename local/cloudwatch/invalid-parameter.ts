import { AwsError } from '../core/aws-error';

/** The error of a parameter's value, in CloudWatch's words. */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

/** The error of parameters that don't go together. */
export function invalidCombination(message: string): AwsError {
  return new AwsError('InvalidParameterCombination', message);
}

/** The error of a query or alarm that CloudWatch refuses. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
