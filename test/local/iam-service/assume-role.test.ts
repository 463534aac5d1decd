import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { Cloud } from '../../../local/core/cloud';
import { rootCaller } from '../../../local/core/root-caller';
import type { Caller } from '../../../local/core/service';
import type { Role } from '../../../local/iam-service/identity';
import { identityStore } from '../../../local/iam-service/identity-store';
import { sessionStore } from '../../../local/iam-service/session-store';
import { cloudWithRole, ROLE_ARN } from './cloud-with-role';

const ACCOUNT = '123456789012';
const EVERYTHING = { Action: '*', Resource: '*' };

/** A cloud whose role `Reader` has these statements in its trust policy, and may do everything. */
function trusting(trust: object, overrides: Partial<Role> = {}): Cloud {
  return cloudWithRole(EVERYTHING, { trust: { Version: '2012-10-17', Statement: [trust].flat() }, ...overrides });
}

function trust(statement: object = {}): object {
  const Principal = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
  return { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Principal, ...statement };
}

function assume(cloud: Cloud, input: Partial<AssumeRoleCommandInput> = {}, caller = rootCaller(cloud)): Promise<AssumeRoleCommandOutput> {
  return cloud.call(caller, 'sts', 'AssumeRole', { RoleArn: ROLE_ARN, RoleSessionName: 'test', ...input });
}

/** Who calls with the credentials of the answer. */
function callerOf(cloud: Cloud, { Credentials: credentials }: AssumeRoleCommandOutput): Caller {
  const session = sessionStore(cloud).find(credentials?.AccessKeyId ?? '');
  if (!session) {
    throw new Error('the credentials must be known');
  }
  return session.caller;
}

function may(cloud: Cloud, caller: Caller, action: string, resource = '*', resourcePolicy?: object): boolean {
  try {
    cloud.ports.authorize(caller, { action, resource, resourcePolicy: resourcePolicy as never });
    return true;
  } catch {
    return false;
  }
}

const NUMBERED = { StringEquals: { 'sts:ExternalId': 'e-1' } };

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
test.each<[string, object, Partial<AssumeRoleCommandInput>, boolean]>([
  ['names the account', trust(), {}, true],
  ['names a service alone', trust({ Principal: { Service: 'lambda.amazonaws.com' } }), {}, false],
  ['names another account', trust({ Principal: { AWS: '999999999999' } }), {}, false],
  ['names an identity provider', trust({ Principal: { Federated: 'token.actions.githubusercontent.com' } }), {}, false],
  ['denies', [trust(), trust({ Effect: 'Deny' })], {}, false],
  ['asks for an external id, given', trust({ Condition: NUMBERED }), { ExternalId: 'e-1' }, true],
  ['asks for an external id, not given', trust({ Condition: NUMBERED }), {}, false],
  ['asks for an external id, given another', trust({ Condition: NUMBERED }), { ExternalId: 'e-2' }, false],
  ['asks for a name of the session', trust({ Condition: { StringLike: { 'sts:RoleSessionName': 't*' } } }), {}, true],
  ['asks for another name', trust({ Condition: { StringLike: { 'sts:RoleSessionName': 'x*' } } }), {}, false],
  [
    'asks for a short session',
    trust({ Condition: { NumericLessThanEquals: { 'sts:DurationSeconds': '900' } } }),
    { DurationSeconds: 901 },
    false,
  ],
  [
    'asks for a second factor, which the administrator has',
    trust({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    {},
    true,
  ],
  ['asks for a tag of the role', trust({ Condition: { StringEquals: { 'aws:ResourceTag/team': 'flights' } } }), {}, true],
  ['does not let tags be passed', trust({ Action: 'sts:AssumeRole' }), { Tags: [{ Key: 'a', Value: 'b' }] }, false],
  ['lets tags be passed', trust(), { Tags: [{ Key: 'a', Value: 'b' }] }, true],
  [
    'asks for the value of a tag',
    trust({ Condition: { StringEquals: { 'aws:RequestTag/a': 'c' } } }),
    { Tags: [{ Key: 'a', Value: 'b' }] },
    false,
  ],
  [
    'lists the tags that may be handed down',
    trust({ Condition: { 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': ['x'] } } }),
    { Tags: [{ Key: 'a', Value: 'b' }], TransitiveTagKeys: ['a'] },
    false,
  ],
])('a role can be taken where its trust policy %s: %#', async (_name, statements, input, expected) => {
  const taken = assume(trusting(statements), input);
  await (expected ? expect(taken).resolves.toBeDefined() : expect(taken).rejects.toThrow('is not authorized to perform: sts:'));
});

test.each<[string, Partial<AssumeRoleCommandInput>, string]>([
  ['too long', { DurationSeconds: 7201 }, 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
  ['too short', { DurationSeconds: 899 }, 'Member must have value greater than or equal to 900'],
  ['without a name', { RoleSessionName: '' }, 'RoleSessionName must be 2 to 64 characters'],
  ['with a policy that is no JSON', { Policy: '{' }, 'JSON'],
  ['with a policy that is none', { Policy: '{"Statement":[{}]}' }, 'statement must have Action or NotAction'],
  ['with a managed policy that does not exist', { PolicyArns: [{ arn: `arn:aws:iam::${ACCOUNT}:policy/no` }] }, 'does not exist'],
  ['with a source identity', { SourceIdentity: 'ann' }, 'local mode does not emulate the parameter SourceIdentity'],
  ['handing down what is not passed', { TransitiveTagKeys: ['a'] }, 'a transitive tag key must be one of the passed tags, got a'],
])('fails for a session %s', async (_name, input, message) => {
  await expect(assume(trusting(trust(), { maxSessionSeconds: 7200 }), input)).rejects.toThrow(message);
});

test('a role that does not exist is refused like one that may not be taken', async () => {
  const RoleArn = `arn:aws:iam::${ACCOUNT}:role/Nobody`;
  await expect(assume(trusting(trust()), { RoleArn })).rejects.toMatchObject({
    code: 'AccessDeniedException',
    message: `User: arn:aws:iam::${ACCOUNT}:root is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
test('a session that takes a further role gets one hour at most', async () => {
  const cloud = trusting(trust(), { maxSessionSeconds: 43_200 });
  const session = callerOf(cloud, await assume(cloud, { DurationSeconds: 43_200 }));
  await expect(assume(cloud, { DurationSeconds: 3600 }, session)).resolves.toBeDefined();
  await expect(assume(cloud, { DurationSeconds: 3601 }, session)).rejects.toThrow(
    'exceeds the 1 hour session limit for roles assumed by role chaining',
  );
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
test.each<[string, Partial<AssumeRoleCommandInput>, string, boolean]>([
  ['no session policy', {}, 'sqs:SendMessage', true],
  ['an inline policy that allows', { Policy: policy('s3:GetObject') }, 's3:GetObject', true],
  ['an inline policy that is silent', { Policy: policy('s3:GetObject') }, 'sqs:SendMessage', false],
  ['a managed policy that allows', { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AmazonSQSFullAccess' }] }, 'sqs:SendMessage', true],
  [
    'either of two policies that allows',
    { Policy: policy('s3:GetObject'), PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AmazonSQSFullAccess' }] },
    'sqs:SendMessage',
    true,
  ],
])('a session with %s may do what role and session allow: %#', async (_name, input, action, expected) => {
  const cloud = trusting(trust());
  expect(may(cloud, callerOf(cloud, await assume(cloud, input)), action)).toBe(expected);
});

test('a session policy grants nothing that the role has not', async () => {
  const cloud = cloudWithRole({ Action: 's3:GetObject', Resource: '*' });
  const session = callerOf(cloud, await assume(cloud, { Policy: policy('*') }));
  expect([may(cloud, session, 's3:GetObject'), may(cloud, session, 's3:PutObject')]).toEqual([true, false]);
});

function policy(Action: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } });
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
describe('session tags', () => {
  const tagged = (team: string): object => ({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': team } },
    },
  });
  const hotels = { Tags: [{ Key: 'Team', Value: 'hotels' }], TransitiveTagKeys: ['Team'] };
  const cloudOfTagged = (): Cloud => trusting(trust(), { inline: [] });

  test('win over those of the role, in any case of the letters', async () => {
    const cloud = cloudOfTagged();
    const session = callerOf(cloud, await assume(cloud, hotels));
    expect([
      may(cloud, session, 's3:GetObject', '*', tagged('hotels')),
      may(cloud, session, 's3:GetObject', '*', tagged('flights')),
    ]).toEqual([true, false]);
  });

  test.each([
    ['are handed down where they are transitive', hotels, 'hotels'],
    ['end with the session where they are not', { Tags: hotels.Tags }, 'flights'],
  ])('%s', async (_name, input, expected) => {
    const cloud = trusting(trust());
    const first = callerOf(cloud, await assume(cloud, input));
    const second = callerOf(cloud, await assume(cloud, {}, first));
    identityStore(cloud).roles.put({ ...identityStore(cloud).roles.get('Reader'), inline: [] });
    expect(may(cloud, second, 's3:GetObject', '*', tagged(expected))).toBe(true);
  });

  test('that are handed down can not be passed again', async () => {
    const cloud = trusting(trust());
    const first = callerOf(cloud, await assume(cloud, hotels));
    await expect(assume(cloud, { Tags: [{ Key: 'team', Value: 'x' }] }, first)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });
});

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
describe('GetSessionToken', () => {
  const sessionToken = (cloud: Cloud, caller: Caller, input: object = {}): Promise<AssumeRoleCommandOutput> =>
    cloud.call(caller, 'sts', 'GetSessionToken', input);

  test('gives the administrator credentials for an hour', async () => {
    const cloud = cloudWithRole({});
    const answer = await sessionToken(cloud, rootCaller(cloud));
    expect(callerOf(cloud, answer)).toMatchObject({ kind: 'root', issuedAt: expect.any(Date) });
    expect((answer.Credentials?.Expiration?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000);
  });

  test('is refused to session credentials', async () => {
    const cloud = trusting(trust());
    const role = callerOf(cloud, await assume(cloud));
    const session = callerOf(cloud, await sessionToken(cloud, rootCaller(cloud)));
    await expect(sessionToken(cloud, role)).rejects.toThrow('Cannot call GetSessionToken with session credentials');
    await expect(sessionToken(cloud, session)).rejects.toThrow('Cannot call GetSessionToken with session credentials');
  });

  test.each([
    [899, 'Member must have value greater than or equal to 900'],
    [129_601, 'DurationSeconds must be at most 129600, got 129601'],
  ])('fails for %d seconds', async (DurationSeconds, message) => {
    const cloud = cloudWithRole({});
    await expect(sessionToken(cloud, rootCaller(cloud), { DurationSeconds })).rejects.toThrow(message);
  });
});

test.each(['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML', 'GetFederationToken'])('%s is a clear error', async (operation) => {
  const cloud = cloudWithRole({});
  await expect(cloud.call(rootCaller(cloud), 'sts', operation, {})).rejects.toThrow(
    `local mode does not emulate the operation sts:${operation}`,
  );
});

test.each<[string, (cloud: Cloud) => Promise<Caller> | Caller, object]>([
  ['the administrator', rootCaller, { Arn: `arn:aws:iam::${ACCOUNT}:root`, UserId: ACCOUNT }],
  [
    'a session',
    async (cloud) => callerOf(cloud, await assume(cloud)),
    { Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Reader/test`, UserId: 'AROAREADER:test' },
  ],
])('GetCallerIdentity tells %s who they are', async (_name, caller, expected) => {
  const cloud = trusting(trust());
  await expect(cloud.call(await caller(cloud), 'sts', 'GetCallerIdentity', {})).resolves.toEqual({ Account: ACCOUNT, ...expected });
});
