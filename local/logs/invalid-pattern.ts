import { AwsError } from '../core/aws-error';

/** The error of a filter pattern that CloudWatch Logs can't read. */
export function invalidPattern(pattern: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid filter pattern: ${pattern}`);
}
