import type {
  DecryptCommandOutput,
  EncryptCommandOutput,
  GenerateDataKeyCommandOutput,
  GetPublicKeyCommandOutput,
} from '@aws-sdk/client-kms';
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Cloud } from '../../../local/core/cloud';
import { authorizeKey } from '../../../local/kms/authorize-key';
import { keyStore } from '../../../local/kms/key-store';
import { kmsProviders } from '../../../local/kms/providers';
import { createKms } from '../../../local/kms/service';
import { ROOT, testCloud } from '../test-cloud';
import { provisionContext } from '../provision-context';

const POLICY = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }] };

async function cloudWithKeys(): Promise<{ cloud: ReturnType<typeof testCloud>; symmetric: string; signing: string }> {
  const cloud = testCloud();
  cloud.addService(createKms());
  cloud.addProviders(kmsProviders(cloud));
  const symmetric = await create(cloud, 'AWS::KMS::Key', 'Lake', { KeyPolicy: POLICY, EnableKeyRotation: true, Description: 'lake' });
  const signing = await create(cloud, 'AWS::KMS::Key', 'Signing', { KeyPolicy: POLICY, KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  await create(cloud, 'AWS::KMS::Alias', 'Alias', { AliasName: 'alias/lake', TargetKeyId: symmetric });
  return { cloud, symmetric, signing };
}

async function create(cloud: Cloud, type: string, logicalId: string, properties: object): Promise<string> {
  const provisioned = await cloud.provider(type)?.create(properties, provisionContext(cloud, logicalId));
  return provisioned?.physicalId ?? '';
}

test('decrypts what it has encrypted, by id, ARN or alias', async () => {
  const { cloud, symmetric } = await cloudWithKeys();
  for (const KeyId of [symmetric, cloud.arn('kms', `key/${symmetric}`), 'alias/lake', cloud.arn('kms', 'alias/lake')]) {
    const { CiphertextBlob } = await cloud.call<EncryptCommandOutput>(ROOT, 'kms', 'Encrypt', { KeyId, Plaintext: Buffer.from('secret') });
    const { Plaintext } = await cloud.call<DecryptCommandOutput>(ROOT, 'kms', 'Decrypt', { CiphertextBlob });
    expect(Buffer.from(Plaintext ?? []).toString()).toBe('secret');
  }
});

test('refuses a ciphertext under another encryption context, or with a changed byte', async () => {
  const { cloud } = await cloudWithKeys();
  const input = { KeyId: 'alias/lake', Plaintext: Buffer.from('secret'), EncryptionContext: { table: 'flights' } };
  const { CiphertextBlob = new Uint8Array() } = await cloud.call<EncryptCommandOutput>(ROOT, 'kms', 'Encrypt', input);
  const changed = Buffer.from(CiphertextBlob);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  const invalid = { code: 'InvalidCiphertextException' };
  await expect(cloud.call(ROOT, 'kms', 'Decrypt', { CiphertextBlob })).rejects.toMatchObject(invalid);
  await expect(
    cloud.call(ROOT, 'kms', 'Decrypt', { CiphertextBlob: changed, EncryptionContext: input.EncryptionContext }),
  ).rejects.toMatchObject(invalid);
  await expect(cloud.call(ROOT, 'kms', 'Decrypt', { CiphertextBlob: Buffer.from('x') })).rejects.toMatchObject(invalid);
});

test('makes data keys whose ciphertext opens to the plain text', async () => {
  const { cloud } = await cloudWithKeys();
  const made = await cloud.call<GenerateDataKeyCommandOutput>(ROOT, 'kms', 'GenerateDataKey', { KeyId: 'alias/lake', KeySpec: 'AES_256' });
  const opened = await cloud.call<DecryptCommandOutput>(ROOT, 'kms', 'Decrypt', { CiphertextBlob: made.CiphertextBlob });
  expect(made.Plaintext).toHaveLength(32);
  expect(opened.Plaintext).toEqual(made.Plaintext);
  const blind = await cloud.call(ROOT, 'kms', 'GenerateDataKeyWithoutPlaintext', { KeyId: 'alias/lake', NumberOfBytes: 16 });
  expect(Object.keys(blind).sort()).toEqual(['CiphertextBlob', 'KeyId']);
});

describe.each(['RAW', 'DIGEST'])('with message type %s', (MessageType) => {
  const message = Buffer.from('manifest of every file');
  const Message = MessageType === 'RAW' ? message : createHash('sha256').update(message).digest();
  const request = { Message, MessageType, SigningAlgorithm: 'ECDSA_SHA_256' };

  test('signs so that the public key verifies anywhere', async () => {
    const { cloud, signing } = await cloudWithKeys();
    const { Signature = Buffer.alloc(0) } = await cloud.call<{ Signature?: Buffer }>(ROOT, 'kms', 'Sign', { KeyId: signing, ...request });
    const { PublicKey = Buffer.alloc(0) } = await cloud.call<GetPublicKeyCommandOutput>(ROOT, 'kms', 'GetPublicKey', { KeyId: signing });
    const publicKey = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
    expect(verify('sha256', message, publicKey, Signature)).toBe(true);
    await expect(cloud.call(ROOT, 'kms', 'Verify', { KeyId: signing, ...request, Signature })).resolves.toMatchObject({
      SignatureValid: true,
    });
  });

  test('refuses a signature of another message', async () => {
    const { cloud, signing } = await cloudWithKeys();
    const { Signature } = await cloud.call<{ Signature?: Buffer }>(ROOT, 'kms', 'Sign', { KeyId: signing, ...request });
    const other = MessageType === 'RAW' ? Buffer.from('another') : createHash('sha256').update('another').digest();
    await expect(cloud.call(ROOT, 'kms', 'Verify', { KeyId: signing, ...request, Message: other, Signature })).rejects.toMatchObject({
      code: 'KMSInvalidSignatureException',
    });
  });
});

test('refuses to encrypt with a signing key', async () => {
  const { cloud, signing } = await cloudWithKeys();
  await expect(cloud.call(ROOT, 'kms', 'Encrypt', { KeyId: signing, Plaintext: Buffer.from('x') })).rejects.toMatchObject({
    code: 'InvalidKeyUsageException',
  });
});

test('asks for permission on the key with its policy and the calling service', async () => {
  const { cloud, symmetric } = await cloudWithKeys();
  const arn = authorizeKey(cloud, ROOT, 'kms:GenerateDataKey', 'alias/lake', 's3', { 'aws:s3:arn': 'arn:aws:s3:::b' });
  expect(arn).toBe(cloud.arn('kms', `key/${symmetric}`));
  expect(cloud.recording.authorized.at(-1)?.request).toMatchObject({
    action: 'kms:GenerateDataKey',
    resource: arn,
    resourcePolicy: POLICY,
    context: {
      'kms:ViaService': 's3.us-east-1.amazonaws.com',
      'kms:RequestAlias': 'alias/lake',
      'kms:EncryptionContextKeys': ['aws:s3:arn'],
    },
  });
});

test('refuses the use of a key that is disabled or pending deletion, and of one that does not exist', async () => {
  const { cloud, symmetric } = await cloudWithKeys();
  const provider = cloud.provider('AWS::KMS::Key');
  const context = provisionContext(cloud, 'Lake');
  await provider?.update?.(symmetric, { KeyPolicy: POLICY, Enabled: false }, { KeyPolicy: POLICY }, context);
  expect(() => authorizeKey(cloud, ROOT, 'kms:Decrypt', symmetric, 's3')).toThrow('is disabled');
  await provider?.delete(symmetric, { PendingWindowInDays: 7 }, context);
  expect(() => authorizeKey(cloud, ROOT, 'kms:Decrypt', symmetric, 's3')).toThrow('is pending deletion');
  expect(keyStore(cloud).find(symmetric).deletionDate?.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  expect(() => authorizeKey(cloud, ROOT, 'kms:Decrypt', 'alias/none', 's3')).toThrow('alias/none is not found');
});

test('describes a key', async () => {
  const { cloud, signing } = await cloudWithKeys();
  await expect(cloud.call(ROOT, 'kms', 'DescribeKey', { KeyId: signing })).resolves.toMatchObject({
    KeyMetadata: { KeyId: signing, KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', KeyState: 'Enabled' },
  });
});

// https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
test('encrypts anew under another key and context, with the permissions for both', async () => {
  const { cloud, symmetric } = await cloudWithKeys();
  const other = await create(cloud, 'AWS::KMS::Key', 'Other', { KeyPolicy: POLICY });
  const { CiphertextBlob } = await cloud.call<EncryptCommandOutput>(ROOT, 'kms', 'Encrypt', {
    KeyId: symmetric,
    Plaintext: Buffer.from('secret'),
  });
  const EncryptionContext = { table: 'flights' };
  const answer = await cloud.call<EncryptCommandOutput>(ROOT, 'kms', 'ReEncrypt', {
    CiphertextBlob,
    DestinationKeyId: other,
    DestinationEncryptionContext: EncryptionContext,
  });
  expect(answer).toMatchObject({ SourceKeyId: cloud.arn('kms', `key/${symmetric}`), KeyId: cloud.arn('kms', `key/${other}`) });
  expect(cloud.recording.authorized.slice(-2).map(({ request }) => request.action)).toEqual(['kms:ReEncryptFrom', 'kms:ReEncryptTo']);
  const opened = await cloud.call<DecryptCommandOutput>(ROOT, 'kms', 'Decrypt', {
    CiphertextBlob: answer.CiphertextBlob,
    EncryptionContext,
  });
  expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe('secret');
});

// https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
test('lists keys and aliases page by page, and shows the policy of a key', async () => {
  const { cloud, symmetric, signing } = await cloudWithKeys();
  const first = await cloud.call(ROOT, 'kms', 'ListKeys', { Limit: 1 });
  expect(first).toEqual({ Keys: [{ KeyId: symmetric, KeyArn: cloud.arn('kms', `key/${symmetric}`) }], Truncated: true, NextMarker: '1' });
  expect(await cloud.call(ROOT, 'kms', 'ListKeys', { Marker: '1' })).toMatchObject({ Keys: [{ KeyId: signing }], Truncated: false });
  const Aliases = [{ AliasName: 'alias/lake', AliasArn: cloud.arn('kms', 'alias/lake'), TargetKeyId: symmetric }];
  expect(await cloud.call(ROOT, 'kms', 'ListAliases', { KeyId: symmetric })).toEqual({ Aliases, Truncated: false });
  expect(await cloud.call(ROOT, 'kms', 'ListAliases', { KeyId: signing })).toEqual({ Aliases: [], Truncated: false });
  const { Policy } = await cloud.call<{ Policy: string }>(ROOT, 'kms', 'GetKeyPolicy', { KeyId: symmetric, PolicyName: 'default' });
  expect(JSON.parse(Policy)).toEqual(POLICY);
});

test.each([
  ['none', /Key 'arn:aws:kms:us-east-1:123456789012:key\/none' does not exist/],
  ['alias/none', /Alias arn:aws:kms:us-east-1:123456789012:alias\/none is not found\./],
])('says in the words of KMS that %s is not there', async (KeyId, message) => {
  const { cloud } = await cloudWithKeys();
  await expect(cloud.call(ROOT, 'kms', 'DescribeKey', { KeyId })).rejects.toMatchObject({
    code: 'NotFoundException',
    message: expect.stringMatching(message),
  });
});
