import type { CreateGrantCommandInput, CreateGrantCommandOutput, ListGrantsCommandOutput } from '@aws-sdk/client-kms';
import type { Cloud } from '../../../local/core/cloud';
import { rootCaller } from '../../../local/core/root-caller';
import type { Caller, PolicyDocument } from '../../../local/core/service';
import { authorizeKey } from '../../../local/kms/authorize-key';
import { grantToResource } from '../../../local/kms/grant-operations';
import { kmsProviders } from '../../../local/kms/providers';
import { createKms } from '../../../local/kms/service';
import { cloudWithRole, ROLE_ARN } from '../iam-service/cloud-with-role';
import { provisionContext } from '../provision-context';

const READER: Caller = { kind: 'role', arn: 'arn:aws:sts::123456789012:assumed-role/Reader/s', roleName: 'Reader' };
const ACCOUNT = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'kms:*', Resource: '*' };

interface Keys {
  readonly cloud: Cloud;
  readonly key: string;
}

/** A key of the account, with further statements in its policy; the role `Reader` has this statement. */
async function withKey(statements: object[] = [], ofRole: object = {}): Promise<Keys> {
  const cloud = cloudWithRole(ofRole);
  cloud.addService(createKms());
  cloud.addProviders(kmsProviders(cloud));
  const KeyPolicy: PolicyDocument = { Version: '2012-10-17', Statement: [ACCOUNT, ...statements] };
  const made = await cloud.provider('AWS::KMS::Key')?.create({ KeyPolicy }, provisionContext(cloud, 'Key'));
  return { cloud, key: made?.physicalId ?? '' };
}

function grant(
  { cloud, key }: Keys,
  input: Partial<CreateGrantCommandInput> = {},
  caller = rootCaller(cloud),
): Promise<CreateGrantCommandOutput> {
  return cloud.call(caller, 'kms', 'CreateGrant', { KeyId: key, GranteePrincipal: ROLE_ARN, Operations: ['Decrypt'], ...input });
}

function mayUse({ cloud, key }: Keys, action = 'kms:Decrypt', context: Record<string, string> = {}, caller = READER): boolean {
  try {
    authorizeKey(cloud, caller, action, key, 'lambda', context);
    return true;
  } catch {
    return false;
  }
}

const DENY = { Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' };
const TABLE = { table: 'flights' };

// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
// https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html#grant-constraints
test.each<[string, Partial<CreateGrantCommandInput>, object[], Record<string, string>, boolean]>([
  ['names its role and operation', {}, [], {}, true],
  ['names another operation', { Operations: ['Encrypt'] }, [], {}, false],
  ['names another role', { GranteePrincipal: `${ROLE_ARN}2` }, [], {}, false],
  ['names its session', { GranteePrincipal: READER.arn }, [], {}, true],
  ['is overruled by a deny of the key', {}, [DENY], {}, false],
  ['asks for a pair, given with others', { Constraints: { EncryptionContextSubset: TABLE } }, [], { ...TABLE, row: '1' }, true],
  ['asks for a pair, not given', { Constraints: { EncryptionContextSubset: TABLE } }, [], {}, false],
  ['asks for these pairs alone', { Constraints: { EncryptionContextEquals: TABLE } }, [], TABLE, true],
  ['asks for these pairs alone, given with others', { Constraints: { EncryptionContextEquals: TABLE } }, [], { ...TABLE, row: '1' }, false],
])('a role without a policy may use a key where a grant %s: %#', async (_name, input, statements, context, expected) => {
  const keys = await withKey(statements);
  expect(mayUse(keys, 'kms:Decrypt', context)).toBe(false);
  await grant(keys, input);
  expect(mayUse(keys, 'kms:Decrypt', context)).toBe(expected);
});

// https://docs.aws.amazon.com/kms/latest/developerguide/grant-authorization.html
test.each<[string, object, boolean]>([
  ['for whatever it is', {}, true],
  ['for resources of AWS alone', { Bool: { 'kms:GrantIsForAWSResource': 'true' } }, false],
  ['for these operations', { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] } }, true],
  ['for other operations', { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Encrypt'] } }, false],
  ['for this grantee', { StringEquals: { 'kms:GranteePrincipal': ROLE_ARN } }, true],
  ['for another grantee', { StringEquals: { 'kms:GranteePrincipal': 'x' } }, false],
])('a role that may give grants %s does: %#', async (_name, Condition, expected) => {
  const keys = await withKey([], { Action: 'kms:CreateGrant', Resource: '*', Condition });
  const given = grant(keys, {}, READER);
  await (expected ? expect(given).resolves.toBeDefined() : expect(given).rejects.toThrow('kms:CreateGrant'));
});

test('a service takes a grant with the right of who makes the resource', async () => {
  const keys = await withKey([], {
    Action: 'kms:CreateGrant',
    Resource: '*',
    Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
  const input: CreateGrantCommandInput = { KeyId: keys.key, GranteePrincipal: ROLE_ARN, Operations: ['Decrypt'], Name: 'function' };
  grantToResource(keys.cloud, READER, 'lambda', input);
  grantToResource(keys.cloud, READER, 'lambda', input);
  expect(mayUse(keys)).toBe(true);
  const { Grants } = await keys.cloud.call<ListGrantsCommandOutput>(rootCaller(keys.cloud), 'kms', 'ListGrants', { KeyId: keys.key });
  expect(Grants).toHaveLength(1);
});

test.each(['RevokeGrant', 'RetireGrant'])('%s ends a grant', async (operation) => {
  const keys = await withKey();
  const { GrantId } = await grant(keys);
  await keys.cloud.call(rootCaller(keys.cloud), 'kms', operation, { KeyId: keys.key, GrantId });
  expect(mayUse(keys)).toBe(false);
  await expect(keys.cloud.call(rootCaller(keys.cloud), 'kms', operation, { KeyId: keys.key, GrantId })).rejects.toThrow(
    'The grant does not exist.',
  );
});

// https://docs.aws.amazon.com/kms/latest/developerguide/grant-delete.html
test.each<[string, Partial<CreateGrantCommandInput>, boolean]>([
  ['the retiring principal', { RetiringPrincipal: ROLE_ARN }, true],
  ['a grantee that may retire', { Operations: ['Decrypt', 'RetireGrant'] }, true],
  ['a grantee that may not', {}, false],
])('%s retires a grant by its token: %#', async (_name, input, expected) => {
  const keys = await withKey();
  const { GrantToken } = await grant(keys, input);
  const retired = keys.cloud.call(READER, 'kms', 'RetireGrant', { GrantToken });
  await (expected ? expect(retired).resolves.toEqual({}) : expect(retired).rejects.toThrow('kms:RetireGrant'));
});

test('a grant of the same name and grantee is the same grant', async () => {
  const keys = await withKey();
  const first = await grant(keys, { Name: 'reader' });
  expect(await grant(keys, { Name: 'reader' })).toEqual(first);
});

// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
test.each<[string, string, boolean]>([
  ['EventBridge, which sends a key no source', 'events.amazonaws.com', false],
  ['CloudWatch', 'cloudwatch.amazonaws.com', true],
])('a condition on the source reaches the key from %s: %#', async (_name, Service, expected) => {
  const Condition = { StringEquals: { 'aws:SourceAccount': '123456789012' } };
  const keys = await withKey([{ Effect: 'Allow', Principal: { Service }, Action: 'kms:Decrypt', Resource: '*', Condition }]);
  const caller: Caller = { kind: 'service', arn: Service, context: { 'aws:SourceAccount': '123456789012', 'aws:SourceArn': 'x' } };
  expect(mayUse(keys, 'kms:Decrypt', {}, caller)).toBe(expected);
});
