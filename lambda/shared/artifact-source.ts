import { KMSClient, KMSInvalidSignatureException, VerifyCommand } from '@aws-sdk/client-kms';
import type { ArtifactSource } from './artifact-signature';
import { SIGNING_ALGORITHM } from './artifact-signature';
import { openObject, readJson } from './object-store';

const kms = new KMSClient({});

/** Artefacts and signatures of a bucket, verified by a KMS key. */
export function artifactSource(bucket: string, keyId: string): ArtifactSource {
  return {
    open: (key) => openObject(bucket, key),
    signature: (key) => readJson(bucket, key),
    verify: (digest, signature) => verify(keyId, digest, signature),
  };
}

async function verify(KeyId: string, Message: Uint8Array, Signature: Uint8Array): Promise<boolean> {
  try {
    const found = await kms.send(
      new VerifyCommand({ KeyId, Message, MessageType: 'DIGEST', Signature, SigningAlgorithm: SIGNING_ALGORITHM }),
    );
    return found.SignatureValid === true;
  } catch (error) {
    if (error instanceof KMSInvalidSignatureException) {
      return false;
    }
    throw error;
  }
}
