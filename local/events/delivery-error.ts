import { AwsError } from '../core/aws-error';

/** EventBridge's code for what went wrong with a delivery, and whether another try can mend it. */
export interface DeliveryError {
  readonly code: string;
  readonly retriable: boolean;
}

/** Errors of targets by the codes of EventBridge's dead letters. */
const CODES: readonly (readonly [pattern: RegExp, code: string, retriable: boolean])[] = [
  [/AccessDenied|AuthorizationError|KMSAccessDenied/, 'NO_PERMISSIONS', false],
  [/NotFound|NonExistent|DoesNotExist|NoSuch/, 'NO_RESOURCE', false],
  [/Throttl|TooManyRequests/, 'THROTTLING', true],
  [/LimitExceeded|OverLimit/, 'RESOURCE_LIMIT_EXCEEDED', true],
  [/AlreadyExists/, 'RESOURCE_ALREADY_EXISTS', false],
  [/Invalid|Validation/, 'INVALID_PARAMETER', false],
  [/ServiceException|ServiceUnavailable|Internal/, 'INTERNAL_ERROR', true],
];

/** The kind of an error that a target's service threw. */
export function deliveryError(error: unknown): DeliveryError {
  if (!(error instanceof AwsError) || error.code === 'PlumblineNotEmulated') {
    return { code: 'SDK_CLIENT_ERROR', retriable: false };
  }
  const [, code = 'ERROR_FROM_TARGET', retriable = false] = CODES.find(([pattern]) => pattern.test(error.code)) ?? [];
  return { code, retriable };
}
