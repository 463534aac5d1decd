import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import { Policy } from '../../iam/policy';
import { AccessDenied, AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext, PolicyDocument } from '../core/service';
import { sessionCaller } from './assume';
import type { Role } from './identity';
import { identityStore } from './identity-store';
import { issueCredentials, validDuration } from './issue-credentials';
import type { SessionCaller } from './session-store';
import type { SessionTags } from './session-tags';
import { sessionTags, tagKeys } from './session-tags';

const DEFAULT_SESSION_SECONDS = 3600;
/** A session that takes a further role gets one hour at most. */
const CHAINED_SESSION_SECONDS = 3600;

/** Input fields of `AssumeRole` that have their effect here; there are no MFA devices, source identities and provided contexts. */
export const ASSUME_ROLE_INPUT = [
  'RoleArn',
  'RoleSessionName',
  'DurationSeconds',
  'ExternalId',
  'Policy',
  'PolicyArns',
  'Tags',
  'TransitiveTagKeys',
];

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export function assumeRole(input: AssumeRoleCommandInput, context: CallContext): SdkOutput<AssumeRoleCommandOutput> {
  const { cloud } = context;
  const { RoleArn: roleArn = '', RoleSessionName: session = '' } = input;
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) {
    throw new AwsError('ValidationError', `RoleSessionName must be 2 to 64 characters of [\\w+=,.@-], got ${session}`);
  }
  const caller: Partial<SessionCaller> = context.caller;
  const role = trustedRole(roleArn, context);
  const tags = sessionTags(input, caller.transitiveTags);
  authorizeSession(input, role, tags, context);
  const seconds = sessionSeconds(input, role, caller);
  const taken = sessionCaller(cloud, role, session, {
    sessionPolicy: sessionPolicy(cloud, input),
    sessionTags: tags.all,
    transitiveTags: tags.transitive,
  });
  return {
    AssumedRoleUser: { Arn: taken.arn, AssumedRoleId: `${role.id}:${session}` },
    Credentials: issueCredentials(cloud, taken, seconds),
  };
}

/** Whoever passes tags needs `sts:TagSession` too, by the role's trust policy and by policies of their own. */
function authorizeSession(
  { RoleArn: resource = '', RoleSessionName, DurationSeconds, ExternalId, Tags = [] }: AssumeRoleCommandInput,
  role: Role,
  tags: SessionTags,
  context: CallContext,
): void {
  const keys = {
    ...tagKeys(tags, role),
    'sts:RoleSessionName': RoleSessionName ?? '',
    ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
    ...(DurationSeconds !== undefined && { 'sts:DurationSeconds': String(DurationSeconds) }),
  };
  for (const action of ['sts:AssumeRole', ...(Tags.length > 0 ? ['sts:TagSession'] : [])]) {
    context.authorize({ action, resource, resourcePolicy: role.trust, context: keys });
  }
}

/** STS does not tell a role that is missing from one that may not be taken. */
function trustedRole(arn: string, { cloud, caller }: CallContext): Role {
  try {
    return identityStore(cloud).roles.ofArn(arn);
  } catch (cause) {
    throw Object.assign(new AccessDenied(`User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`), {
      cause,
    });
  }
}

function sessionSeconds(
  { DurationSeconds: seconds = DEFAULT_SESSION_SECONDS }: AssumeRoleCommandInput,
  role: Role,
  caller: object,
): number {
  validDuration(seconds);
  // Every temporary credential that takes a role is a link of a chain.
  if ('issuedAt' in caller && seconds > CHAINED_SESSION_SECONDS) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds > role.maxSessionSeconds) {
    throw new AwsError('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  return seconds;
}

/** The session policies, inline and managed, count as one: what any of them allows. */
function sessionPolicy(cloud: Cloud, { Policy: inline, PolicyArns = [] }: AssumeRoleCommandInput): Policy | undefined {
  const documents = [
    ...(inline === undefined ? [] : [parsed(inline)]),
    ...PolicyArns.map(({ arn = '' }) => identityStore(cloud).managed(arn).policy.document),
  ];
  const statements = documents.flatMap(({ Statement }) => Statement);
  return documents.length === 0 ? undefined : new Policy('the session policy', { Version: '2012-10-17', Statement: statements });
}

function parsed(text: string): PolicyDocument {
  try {
    const document = JSON.parse(text) as PolicyDocument;
    new Policy('the session policy', document);
    return document;
  } catch (cause) {
    throw new AwsError('MalformedPolicyDocument', (cause as Error).message);
  }
}
