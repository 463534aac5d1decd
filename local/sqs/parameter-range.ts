import { AwsError } from '../core/aws-error';

/** Throws `InvalidParameterValue` unless the parameter is left out or between `min` and `max`. */
export function assertRange(name: string, value: number | undefined, min: number, max: number): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= min && value <= max)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${value} for parameter ${name} is invalid. Reason: Must be between ${min} and ${max}, if provided.`,
    );
  }
}

/** A visibility time-out is 0 seconds to 12 hours. */
export function assertVisibility(seconds: number | undefined): void {
  assertRange('VisibilityTimeout', seconds, 0, 43_200);
}
