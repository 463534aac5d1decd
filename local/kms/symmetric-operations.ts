import type {
  DecryptCommandInput,
  DecryptCommandOutput,
  EncryptCommandInput,
  EncryptCommandOutput,
  GenerateDataKeyCommandInput,
  GenerateDataKeyCommandOutput,
  ReEncryptCommandInput,
  ReEncryptCommandOutput,
} from '@aws-sdk/client-kms';
import { randomBytes } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizeUse, encryptionContextKeys } from './authorize-key';
import { seal, sealedBy, unseal } from './ciphertext';
import type { Key } from './key';
import { assertUsable } from './key';

/** Largest plain text of `Encrypt`, in bytes. */
const MAX_PLAINTEXT = 4096;

export function encrypt(input: EncryptCommandInput, call: CallContext): SdkOutput<EncryptCommandOutput> {
  const context = input.EncryptionContext ?? {};
  const { key, secret } = symmetricKey(call, 'kms:Encrypt', input.KeyId, context);
  const plaintext = input.Plaintext ?? new Uint8Array();
  if (plaintext.length < 1 || plaintext.length > MAX_PLAINTEXT) {
    throw new AwsError('ValidationException', `Plaintext must have 1 to ${MAX_PLAINTEXT} bytes, got ${plaintext.length}`);
  }
  return {
    KeyId: key.arn,
    CiphertextBlob: seal(key.id, secret, plaintext, context),
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
}

export function decrypt(input: DecryptCommandInput, call: CallContext): SdkOutput<DecryptCommandOutput> {
  const context = input.EncryptionContext ?? {};
  const ciphertext = input.CiphertextBlob ?? new Uint8Array();
  const { key, secret } = sourceKey(call, 'kms:Decrypt', ciphertext, input.KeyId, context);
  return { KeyId: key.arn, Plaintext: unseal(secret, ciphertext, context), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
}

/** Decrypts with one key and encrypts with another; nobody sees the plain text. */
export function reEncrypt(input: ReEncryptCommandInput, call: CallContext): SdkOutput<ReEncryptCommandOutput> {
  const ciphertext = input.CiphertextBlob ?? new Uint8Array();
  const from = input.SourceEncryptionContext ?? {};
  const to = input.DestinationEncryptionContext ?? {};
  const source = sourceKey(call, 'kms:ReEncryptFrom', ciphertext, input.SourceKeyId, from);
  const destination = symmetricKey(call, 'kms:ReEncryptTo', input.DestinationKeyId, to);
  return {
    SourceKeyId: source.key.arn,
    KeyId: destination.key.arn,
    CiphertextBlob: seal(destination.key.id, destination.secret, unseal(source.secret, ciphertext, from), to),
    SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
}

export function generateDataKey(input: GenerateDataKeyCommandInput, call: CallContext): SdkOutput<GenerateDataKeyCommandOutput> {
  return dataKey('kms:GenerateDataKey', input, call);
}

export function generateDataKeyWithoutPlaintext(
  input: GenerateDataKeyCommandInput,
  call: CallContext,
): SdkOutput<GenerateDataKeyCommandOutput> {
  const { KeyId, CiphertextBlob } = dataKey('kms:GenerateDataKeyWithoutPlaintext', input, call);
  return { KeyId, CiphertextBlob };
}

function dataKey(action: string, input: GenerateDataKeyCommandInput, call: CallContext): SdkOutput<GenerateDataKeyCommandOutput> {
  const context = input.EncryptionContext ?? {};
  const { key, secret } = symmetricKey(call, action, input.KeyId, context);
  const plaintext = randomBytes(dataKeyBytes(input));
  return { KeyId: key.arn, Plaintext: plaintext, CiphertextBlob: seal(key.id, secret, plaintext, context) };
}

function dataKeyBytes(input: GenerateDataKeyCommandInput): number {
  if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined)) {
    throw new AwsError('ValidationException', 'Please specify either number of bytes or key spec.');
  }
  return input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32);
}

/** The key that made a ciphertext, which the request may name. */
function sourceKey(
  call: CallContext,
  action: string,
  ciphertext: Uint8Array,
  keyId: string | undefined,
  context: Record<string, string>,
): { key: Key; secret: Buffer } {
  const id = sealedBy(ciphertext);
  const found = symmetricKey(call, action, keyId ?? id, context);
  if (found.key.id !== id) {
    throw new AwsError('IncorrectKeyException', 'The key ID in the request does not identify a CMK that can perform this operation.');
  }
  return found;
}

function symmetricKey(
  call: CallContext,
  action: string,
  keyId: string | undefined,
  context: Record<string, string>,
): { key: Key; secret: Buffer } {
  const key = authorizeUse(call.cloud, call.caller, action, keyId ?? '', encryptionContextKeys(context));
  assertUsable(key);
  if (key.material.usage !== 'ENCRYPT_DECRYPT') {
    throw new AwsError('InvalidKeyUsageException', `${key.arn} key usage is ${key.material.usage} which is not valid for ${action}.`);
  }
  return { key, secret: key.material.secret };
}
