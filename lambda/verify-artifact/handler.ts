import { verifyArtifact } from '../shared/artifact-signature';
import { artifactSource } from '../shared/artifact-source';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import type { VerifiedArtifact, VerifyInput } from './contract';
import { ENV } from './contract';

const source = artifactSource(requireEnv(ENV.ARTIFACTS_BUCKET), requireEnv(ENV.SIGNING_KEY_ID));

/** Checks that an artefact is what was signed after its training; throws `SignatureError` otherwise. */
export async function handler({ artifactKey, signatureKey }: VerifyInput): Promise<VerifiedArtifact> {
  const { sha256 } = await transientFailures(() => verifyArtifact(source, artifactKey, signatureKey));
  return { archiveSha256: sha256 };
}
