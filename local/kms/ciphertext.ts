import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { EncryptionContext } from './authorize-key';

const VERSION = 1;
const ID_BYTES = 36;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: version, key id, nonce, tag, data; the encryption context is authenticated, not stored. */
export function seal(keyId: string, secret: Buffer, plaintext: Uint8Array, context: EncryptionContext): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(canonical(context));
  const data = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), Buffer.from(keyId, 'latin1'), iv, cipher.getAuthTag(), data]);
}

/** Id of the key that made the ciphertext. */
export function sealedBy(ciphertext: Uint8Array): string {
  if (ciphertext.length < 1 + ID_BYTES + IV_BYTES + TAG_BYTES || ciphertext[0] !== VERSION) {
    throw invalid();
  }
  return Buffer.from(ciphertext.subarray(1, 1 + ID_BYTES)).toString('latin1');
}

/** Plain text of what `seal` made; any other byte or context is `InvalidCiphertextException`. */
export function unseal(secret: Buffer, ciphertext: Uint8Array, context: EncryptionContext): Buffer {
  const body = ciphertext.subarray(1 + ID_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', secret, body.subarray(0, IV_BYTES));
  decipher.setAAD(canonical(context)).setAuthTag(body.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw invalid();
  }
}

function canonical(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}

function invalid(): AwsError {
  return new AwsError('InvalidCiphertextException', 'the ciphertext is not valid for this key and encryption context');
}
