import { AwsError } from '../core/aws-error';

/** The error of a parameter that CloudWatch Logs refuses. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
