import fc from 'fast-check';
import type { KeyObject } from 'node:crypto';
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { readArchive } from '../../../lambda/shared/archive-contents';
import type { ArtifactSignature } from '../../../lambda/shared/artifact-signature';
import { artifactManifest, manifestDigest, verifyArtifact } from '../../../lambda/shared/artifact-signature';
import { archiveOf, inChunks } from './archives';

const KEY = 'm/training/job/output/model.tar.gz';
const FILES = { 'model.json': '{"trees":[1,2,3]}', 'columns.json': '{}', 'code/serve.py': 'import json\n' };
const ARCHIVE = archiveOf(FILES);
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The local key signs what KMS would be given; that it is hashed once more makes no difference to the tests. */
async function signed(archive: Buffer, key: KeyObject = privateKey): Promise<ArtifactSignature> {
  const manifest = artifactManifest(KEY, await readArchive(inChunks(archive)));
  const signature = sign('sha256', manifestDigest(manifest), key).toString('base64');
  return { manifest, signature, keyId: 'arn:aws:kms:us-east-1:111122223333:key/a', algorithm: 'ECDSA_SHA_256' };
}

function verified(archive: Buffer, signature: unknown, artifactKey = KEY) {
  const source = {
    open: async () => inChunks(archive),
    signature: async () => signature,
    verify: async (digest: Uint8Array, bytes: Uint8Array) => verify('sha256', digest, publicKey, bytes),
  };
  return verifyArtifact(source, artifactKey, 'm/evaluations/job/signature.json');
}

test('accepts what was signed', async () => {
  expect(await verified(ARCHIVE, await signed(ARCHIVE))).toMatchObject({ sha256: createHash('sha256').update(ARCHIVE).digest('hex') });
});

test.each([
  ['differs', { ...FILES, 'columns.json': '{ }' }, 'the file columns.json differs'],
  ['is missing', { 'columns.json': '{}', 'code/serve.py': 'import json\n' }, 'the file model.json is missing'],
  ['is extra', { ...FILES, 'code/sitecustomize.py': 'x' }, 'the file code/sitecustomize.py is extra'],
  ['is a pickle now', { ...FILES, 'model.pkl': 'x' }, 'model.pkl must be a file without code'],
])('names the file that %s', async (_, files, message) => {
  await expect(verified(archiveOf(files), await signed(ARCHIVE))).rejects.toMatchObject({
    name: 'SignatureError',
    message: expect.stringContaining(message),
  });
});

test('refuses the same files packed anew', async () => {
  const [a = '', ...rest] = Object.keys(FILES) as (keyof typeof FILES)[];
  const reordered = archiveOf(Object.fromEntries([...rest, a].map((path) => [path, FILES[path as keyof typeof FILES]])));
  await expect(verified(reordered, await signed(ARCHIVE))).rejects.toThrow('it was packed anew');
});

test('refuses any flipped bit of the archive', async () => {
  const signature = await signed(ARCHIVE);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: ARCHIVE.length * 8 - 1 }), async (bit) => {
      const flipped = Buffer.from(ARCHIVE);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await expect(verified(flipped, signature)).rejects.toMatchObject({ name: 'SignatureError' });
    }),
    { numRuns: 200 },
  );
});

test('refuses any change of the manifest', async () => {
  const text = JSON.stringify(await signed(ARCHIVE));
  const end = text.indexOf('"signature"');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: end - 1 }), fc.constantFrom('0', 'f', 'x'), async (index, character) => {
      const changed = `${text.slice(0, index)}${character}${text.slice(index + 1)}`;
      const signature = parse(changed);
      fc.pre(signature !== undefined && JSON.stringify(signature) !== text);
      await expect(verified(ARCHIVE, signature)).rejects.toMatchObject({ name: 'SignatureError' });
    }),
    { numRuns: 200 },
  );
});

test('refuses any flipped bit of the signature', async () => {
  const stored = await signed(ARCHIVE);
  const bytes = Buffer.from(stored.signature, 'base64');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const changed = { ...stored, signature: flipped.toString('base64') };
    await expect(verified(ARCHIVE, changed)).rejects.toMatchObject({ name: 'SignatureError' });
  }
});

test("refuses another key's signature, whoever it says it is of", async () => {
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  await expect(verified(ARCHIVE, await signed(ARCHIVE, stranger))).rejects.toThrow("must be signed by the platform's key");
});

test('refuses a signature of the same archive in another place', async () => {
  await expect(verified(ARCHIVE, await signed(ARCHIVE), 'm/training/later/output/model.tar.gz')).rejects.toThrow(
    'must sign m/training/later/output/model.tar.gz, got m/training/job/output/model.tar.gz',
  );
});

test.each([
  [null],
  ['text'],
  [{}],
  [{ manifest: null, signature: '', algorithm: 'ECDSA_SHA_256' }],
  [{ manifest: {}, signature: 'MEU=', algorithm: 'none' }],
])('refuses %j as a signature', async (stored) => {
  await expect(verified(ARCHIVE, stored)).rejects.toMatchObject({ name: 'SignatureError' });
});

test('lets a failure to read through, for a later attempt', async () => {
  const signature = await signed(ARCHIVE);
  const source = {
    open: () => Promise.reject(new Error('read ECONNRESET')),
    signature: async () => signature,
    verify: async () => true,
  };
  await expect(verifyArtifact(source, KEY, 's')).rejects.not.toMatchObject({ name: 'SignatureError' });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
