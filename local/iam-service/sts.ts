import type { AssumeRoleCommandInput, AssumeRoleCommandOutput, GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { Policy } from '../../iam/policy';
import { AccessDenied, AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext, PolicyDocument, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { sessionCaller } from './assume';
import type { Role } from './role-store';
import { roleStore } from './role-store';
import { sessionStore } from './session-store';

const MIN_SESSION_SECONDS = 900;
const DEFAULT_SESSION_SECONDS = 3600;
/** A session that takes a further role gets one hour at most. */
const CHAINED_SESSION_SECONDS = 3600;

const ASSUME_ROLE_INPUT = ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Policy'];

/** AWS Security Token Service: `AssumeRole` and `GetCallerIdentity`. */
export function createSts(): Service {
  return {
    signingName: 'sts',
    operations: {
      AssumeRole: supportedInput('sts:AssumeRole', ASSUME_ROLE_INPUT, assumeRole),
      GetCallerIdentity: (_input, context) => Promise.resolve(callerIdentity(context)),
    },
  };
}

function assumeRole(input: AssumeRoleCommandInput, context: CallContext): Promise<SdkOutput<AssumeRoleCommandOutput>> {
  const { cloud } = context;
  const { RoleArn: roleArn = '', RoleSessionName: session = '' } = input;
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) {
    throw new AwsError('ValidationError', `RoleSessionName must be 2 to 64 characters of [\\w+=,.@-], got ${session}`);
  }
  const role = trustedRole(cloud, roleArn, context);
  context.authorize({
    action: 'sts:AssumeRole',
    resource: roleArn,
    resourcePolicy: role.trust,
    context: { 'sts:RoleSessionName': session, ...(input.ExternalId && { 'sts:ExternalId': input.ExternalId }) },
  });
  const policy = input.Policy === undefined ? undefined : new Policy('the session policy', JSON.parse(input.Policy) as PolicyDocument);
  const caller = sessionCaller(cloud, role, session, policy);
  const issued = sessionStore(cloud).issue(caller, sessionSeconds(input, role, context));
  return Promise.resolve({
    AssumedRoleUser: { Arn: caller.arn, AssumedRoleId: `${role.id}:${session}` },
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretAccessKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: issued.expiration,
    },
  });
}

/** STS does not tell a role that is missing from one that may not be taken. */
function trustedRole(cloud: Cloud, arn: string, { caller }: CallContext): Role {
  try {
    return roleStore(cloud).roleOfArn(arn);
  } catch (cause) {
    throw Object.assign(new AccessDenied(`User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`), {
      cause,
    });
  }
}

function sessionSeconds(
  { DurationSeconds: seconds = DEFAULT_SESSION_SECONDS }: AssumeRoleCommandInput,
  role: Role,
  { caller }: CallContext,
): number {
  const longest = caller.kind === 'role' ? CHAINED_SESSION_SECONDS : role.maxSessionSeconds;
  if (seconds < MIN_SESSION_SECONDS || seconds > longest) {
    throw new AwsError('ValidationError', `DurationSeconds must be ${MIN_SESSION_SECONDS} to ${longest}, got ${seconds}`);
  }
  return seconds;
}

/** Everybody may ask who they are. */
function callerIdentity({ cloud, caller }: CallContext): SdkOutput<GetCallerIdentityCommandOutput> {
  const { account } = cloud.options;
  const role = caller.roleName === undefined ? undefined : roleStore(cloud).role(caller.roleName);
  return { Account: account, Arn: caller.arn, UserId: role ? `${role.id}:${caller.arn.split('/').at(-1) ?? ''}` : account };
}
