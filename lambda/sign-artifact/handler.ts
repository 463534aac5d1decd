import type { ArchiveContents } from '../shared/archive-contents';
import { readArchive } from '../shared/archive-contents';
import { artifactManifest } from '../shared/artifact-signature';
import { openObject, writeJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { UnsafeArchive } from '../shared/unsafe-archive';
import { signManifest } from './adapters';
import type { SignInput, SignedArtifact } from './contract';
import { ENV } from './contract';

const settings = { bucket: requireEnv(ENV.ARTIFACTS_BUCKET), keyId: requireEnv(ENV.SIGNING_KEY_ID) };

/** Signs a trained artefact; throws `UnsafeArchive` for one that must not be unpacked, such as one with a pickle. */
export async function handler({ artifactKey, signatureKey }: SignInput): Promise<SignedArtifact> {
  return transientFailures(async () => {
    const archive = await safeArchive(artifactKey);
    const signature = await signManifest(artifactManifest(artifactKey, archive), settings.keyId);
    await writeJson(settings.bucket, signatureKey, signature);
    return { signatureKey, archiveSha256: archive.sha256, files: archive.files.length };
  });
}

async function safeArchive(artifactKey: string): Promise<ArchiveContents> {
  const archive = await openObject(settings.bucket, artifactKey);
  try {
    return await readArchive(archive);
  } catch (error) {
    throw error instanceof UnsafeArchive ? new UnsafeArchive(`${artifactKey} can't be signed: ${error.message}`, { cause: error }) : error;
  }
}
