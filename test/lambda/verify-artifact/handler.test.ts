import '../training-environment';
import type { VerifyCommand } from '@aws-sdk/client-kms';
import { KMSClient, KMSInvalidSignatureException, SignCommand } from '@aws-sdk/client-kms';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { handler as signArtifact } from '../../../lambda/sign-artifact/handler';
import { handler as verifyArtifact } from '../../../lambda/verify-artifact/handler';
import { fakeClient } from '../client-fake';
import { memoryS3 } from '../memory-s3';
import { archiveOf } from '../shared/archives';

const KEYS = { artifactKey: 'm/training/job/output/model.tar.gz', signatureKey: 'm/evaluations/job/signature.json' };
const STORED = `artifacts/${KEYS.artifactKey}`;

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const objects = new Map<string, Buffer>();

/** A key that signs what it is given; KMS would not hash it again, which makes no difference here. */
function localKms(): void {
  fakeClient(KMSClient, async (command) => {
    expect((command as SignCommand | VerifyCommand).input).toMatchObject({
      KeyId: 'key',
      MessageType: 'DIGEST',
      SigningAlgorithm: 'ECDSA_SHA_256',
    });
    if (command instanceof SignCommand) {
      return { Signature: sign('sha256', command.input.Message as Uint8Array, privateKey), KeyId: 'arn:key' };
    }
    const { Message, Signature } = (command as VerifyCommand).input;
    if (!verify('sha256', Message as Uint8Array, publicKey, Signature as Uint8Array)) {
      throw new KMSInvalidSignatureException({ message: 'The signature is not valid', $metadata: {} });
    }
    return { SignatureValid: true };
  });
}

beforeEach(() => {
  memoryS3(objects);
  localKms();
  objects.clear();
  objects.set(STORED, archiveOf({ 'model.json': '{}', 'code/serve.py': 'import json\n' }));
});

afterEach(() => {
  jest.restoreAllMocks();
});

test('verifies what was signed', async () => {
  const signed = await signArtifact(KEYS);
  expect(signed).toMatchObject({ signatureKey: KEYS.signatureKey, files: 2 });
  expect(JSON.parse(objects.get(`artifacts/${KEYS.signatureKey}`)?.toString() ?? '')).toMatchObject({
    algorithm: 'ECDSA_SHA_256',
    keyId: 'arn:key',
    manifest: { artifactKey: KEYS.artifactKey },
  });
  expect(await verifyArtifact(KEYS)).toEqual({ archiveSha256: signed.archiveSha256 });
});

test('an artefact that was changed after it was signed does not pass', async () => {
  await signArtifact(KEYS);
  objects.set(STORED, archiveOf({ 'model.json': '{"bias":1}', 'code/serve.py': 'import json\n' }));
  await expect(verifyArtifact(KEYS)).rejects.toMatchObject({
    name: 'SignatureError',
    message: expect.stringContaining('the file model.json differs'),
  });
});

test('a signature that was changed does not pass', async () => {
  await signArtifact(KEYS);
  const name = `artifacts/${KEYS.signatureKey}`;
  objects.set(name, Buffer.from((objects.get(name)?.toString() ?? '').replace('serve.py', 'swerve.py')));
  await expect(verifyArtifact(KEYS)).rejects.toThrow("must be signed by the platform's key");
});

test('nothing with a pickle is signed', async () => {
  objects.set(STORED, archiveOf({ 'model.pkl': 'x' }));
  await expect(signArtifact(KEYS)).rejects.toMatchObject({
    name: 'UnsafeArchive',
    message: expect.stringContaining(`${KEYS.artifactKey} can't be signed: model.pkl must be`),
  });
  expect([...objects.keys()]).toEqual([STORED]);
});
