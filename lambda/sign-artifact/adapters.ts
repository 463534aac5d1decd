import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { ArtifactManifest, ArtifactSignature } from '../shared/artifact-signature';
import { SIGNING_ALGORITHM, manifestDigest } from '../shared/artifact-signature';

const kms = new KMSClient({});

/** Signs a manifest with a KMS key. */
export async function signManifest(manifest: ArtifactManifest, keyId: string): Promise<ArtifactSignature> {
  const Message = manifestDigest(manifest);
  const { Signature, KeyId } = await kms.send(
    new SignCommand({ KeyId: keyId, Message, MessageType: 'DIGEST', SigningAlgorithm: SIGNING_ALGORITHM }),
  );
  if (Signature === undefined || KeyId === undefined) {
    throw new Error(`the key ${keyId} must give a signature`);
  }
  return { manifest, signature: Buffer.from(Signature).toString('base64'), keyId: KeyId, algorithm: SIGNING_ALGORITHM };
}
