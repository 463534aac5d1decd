import { AwsError } from '../core/aws-error';

/** EventBridge's refusal of an event pattern, in its words. */
export function invalidPattern(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}
