import { createHash } from 'node:crypto';
import type { ArchiveContents } from './archive-contents';
import { readArchive } from './archive-contents';
import { canonicalJson } from './canonical-json';
import type { ArchiveFile } from './tar-files';
import { UnsafeArchive } from './unsafe-archive';

/** Signs SHA-256 digests with ECC_NIST_P256; a KMS name. */
export const SIGNING_ALGORITHM = 'ECDSA_SHA_256';

const MANIFEST_VERSION = 1;

/** What is signed of an artefact. */
export interface ArtifactManifest {
  readonly version: number;
  /** Key in the artifacts bucket: a signature is worth nothing for the same archive in another place. */
  readonly artifactKey: string;
  readonly archive: { readonly bytes: number; readonly sha256: string };
  /** In the order of their paths. */
  readonly files: readonly ArchiveFile[];
}

/** The object that is stored as an artefact's signature. */
export interface ArtifactSignature {
  readonly manifest: ArtifactManifest;
  /** Of `manifestDigest`, DER in base64. */
  readonly signature: string;
  /** ARN of the key that signed: for people, verification asks its own key. */
  readonly keyId: string;
  readonly algorithm: typeof SIGNING_ALGORITHM;
}

/** Where an artefact, its signature and the right key are found. */
export interface ArtifactSource {
  /** Bytes of the archive. */
  open(artifactKey: string): Promise<AsyncIterable<Uint8Array>>;
  /** Parsed JSON of the signature. */
  signature(signatureKey: string): Promise<unknown>;
  /** Whether the platform's key signed the digest. */
  verify(digest: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** The artefact is not what was signed; retrying is no use. */
export class SignatureError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignatureError';
  }
}

/** The manifest of an archive. */
export function artifactManifest(artifactKey: string, { bytes, sha256, files }: ArchiveContents): ArtifactManifest {
  return { version: MANIFEST_VERSION, artifactKey, archive: { bytes, sha256 }, files };
}

/** SHA-256 of the canonical JSON of a manifest. */
export function manifestDigest(manifest: ArtifactManifest): Uint8Array {
  return createHash('sha256').update(canonicalJson(manifest)).digest();
}

/**
 * Throws `SignatureError` unless the archive is, byte for byte, the one that was signed under this key; names the first file that differs, is
 * missing or extra. Gives the archive's contents.
 */
export async function verifyArtifact(source: ArtifactSource, artifactKey: string, signatureKey: string): Promise<ArchiveContents> {
  const signed = await signedManifest(source, signatureKey);
  if (signed.version !== MANIFEST_VERSION || signed.artifactKey !== artifactKey) {
    throw new SignatureError(`${signatureKey} must sign ${artifactKey}, got ${signed.artifactKey} (version ${signed.version})`);
  }
  const archive = await readable(readArchive(await source.open(artifactKey)), artifactKey);
  const difference = firstDifference(signed, archive);
  if (difference !== undefined) {
    throw new SignatureError(`${artifactKey} is not what was signed: ${difference}`);
  }
  return archive;
}

async function signedManifest(source: ArtifactSource, signatureKey: string): Promise<ArtifactManifest> {
  const stored = await source.signature(signatureKey);
  if (!isSignature(stored)) {
    throw new SignatureError(`${signatureKey} must hold a signature by ${SIGNING_ALGORITHM}`);
  }
  if (!(await source.verify(manifestDigest(stored.manifest), Buffer.from(stored.signature, 'base64')))) {
    throw new SignatureError(`${signatureKey} must be signed by the platform's key, and its manifest untouched since`);
  }
  return stored.manifest;
}

/** Only what is needed to ask the key; what the key vouches for is ours. */
function isSignature(value: unknown): value is ArtifactSignature {
  const { manifest, signature, algorithm } = (value ?? {}) as Partial<ArtifactSignature>;
  return typeof manifest === 'object' && typeof signature === 'string' && algorithm === SIGNING_ALGORITHM;
}

async function readable(contents: Promise<ArchiveContents>, artifactKey: string): Promise<ArchiveContents> {
  try {
    return await contents;
  } catch (error) {
    throw error instanceof UnsafeArchive
      ? new SignatureError(`${artifactKey} is not what was signed: ${error.message}`, { cause: error })
      : error;
  }
}

function firstDifference(signed: ArtifactManifest, archive: ArchiveContents): string | undefined {
  const found = new Map(archive.files.map((file) => [file.path, file]));
  const expected = new Map(signed.files.map((file) => [file.path, file]));
  for (const path of [...new Set([...expected.keys(), ...found.keys()])].sort()) {
    if (!found.has(path)) {
      return `the file ${path} is missing`;
    }
    if (!expected.has(path)) {
      return `the file ${path} is extra`;
    }
    if (found.get(path)?.sha256 !== expected.get(path)?.sha256) {
      return `the file ${path} differs`;
    }
  }
  return archive.sha256 === signed.archive.sha256 ? undefined : 'its files are the same, but it was packed anew';
}
