import type { GetCallerIdentityCommandOutput, GetSessionTokenCommandInput, GetSessionTokenCommandOutput } from '@aws-sdk/client-sts';
import { AccessDenied, AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { asking } from './asking';
import { ASSUME_ROLE_INPUT, assumeRole } from './assume-role';
import { issueCredentials, validDuration } from './issue-credentials';

const DEFAULT_SECONDS = 12 * 3600;
const MAX_SECONDS = 36 * 3600;
/** The longest session of the account itself. */
const MAX_ROOT_SECONDS = 3600;

/** AWS Security Token Service. There are no identity providers: whoever comes from one is refused. */
export function createSts(): Service {
  return {
    signingName: 'sts',
    operations: {
      AssumeRole: supportedInput('sts:AssumeRole', ASSUME_ROLE_INPUT, assumeRole),
      GetCallerIdentity: supportedInput('sts:GetCallerIdentity', [], (_input, context) => callerIdentity(context)),
      GetSessionToken: supportedInput('sts:GetSessionToken', ['DurationSeconds'], sessionToken),
    },
  };
}

/** Everybody may ask who they are. */
function callerIdentity({ cloud, caller }: CallContext): SdkOutput<GetCallerIdentityCommandOutput> {
  return { Account: cloud.options.account, Arn: caller.arn, UserId: asking(cloud, caller).userId };
}

/**
 * Temporary credentials of a user or of the administrator; no permission is needed.
 *
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
function sessionToken(
  { DurationSeconds: seconds = DEFAULT_SECONDS }: GetSessionTokenCommandInput,
  { cloud, caller }: CallContext,
): SdkOutput<GetSessionTokenCommandOutput> {
  if (caller.kind === 'role' || 'issuedAt' in caller) {
    throw new AccessDenied('Cannot call GetSessionToken with session credentials');
  }
  validDuration(seconds);
  if (seconds > MAX_SECONDS) {
    throw new AwsError('ValidationError', `DurationSeconds must be at most ${MAX_SECONDS}, got ${seconds}`);
  }
  const lasting = caller.kind === 'root' ? Math.min(seconds, MAX_ROOT_SECONDS) : seconds;
  return { Credentials: issueCredentials(cloud, { ...caller, ...{ issuedAt: new Date() } }, lasting) };
}
