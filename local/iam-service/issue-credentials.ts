import type { Credentials } from '@aws-sdk/client-sts';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { sessionStore } from './session-store';

const MIN_SESSION_SECONDS = 900;

/** Throws AWS's `ValidationError` for a session that would be too short. */
export function validDuration(seconds: number): void {
  if (seconds < MIN_SESSION_SECONDS) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: ` +
        `Member must have value greater than or equal to ${MIN_SESSION_SECONDS}`,
    );
  }
}

/** Temporary credentials of a caller, as STS answers them. */
export function issueCredentials(cloud: Cloud, caller: Caller, seconds: number): Credentials {
  const issued = sessionStore(cloud).issue(caller, seconds);
  return {
    AccessKeyId: issued.accessKeyId,
    SecretAccessKey: issued.secretAccessKey,
    SessionToken: issued.sessionToken,
    Expiration: issued.expiration,
  };
}
