import type {
  GetPublicKeyCommandInput,
  GetPublicKeyCommandOutput,
  SignCommandInput,
  SignCommandOutput,
  VerifyCommandInput,
  VerifyCommandOutput,
} from '@aws-sdk/client-kms';
import type { KeyObject } from 'node:crypto';
import { createHash } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizeUse } from './authorize-key';
import { derFromRaw, rawFromDer } from './ecdsa-der';
import { assertUsable } from './key';
import { signDigest, verifyDigest } from './p256-digest';

const ALGORITHM = 'ECDSA_SHA_256';
/** Largest message that is not a digest, in bytes. */
const MAX_MESSAGE = 4096;

export function sign(input: SignCommandInput, call: CallContext): SdkOutput<SignCommandOutput> {
  const { arn, privateKey } = signingKey(call, 'kms:Sign', input.KeyId, input.SigningAlgorithm);
  const signature = derFromRaw(signDigest(digestOf(input), privateKey));
  return { KeyId: arn, Signature: signature, SigningAlgorithm: ALGORITHM };
}

export function verify(input: VerifyCommandInput, call: CallContext): SdkOutput<VerifyCommandOutput> {
  const { arn, publicKey } = signingKey(call, 'kms:Verify', input.KeyId, input.SigningAlgorithm);
  const signature = rawFromDer(input.Signature ?? new Uint8Array());
  if (!signature || !verifyDigest(digestOf(input), signature, publicKey)) {
    throw new AwsError('KMSInvalidSignatureException', 'The signature does not fit the message and key.');
  }
  return { KeyId: arn, SignatureValid: true, SigningAlgorithm: ALGORITHM };
}

export function getPublicKey(input: GetPublicKeyCommandInput, call: CallContext): SdkOutput<GetPublicKeyCommandOutput> {
  const { arn, publicKey } = signingKey(call, 'kms:GetPublicKey', input.KeyId, ALGORITHM);
  return {
    KeyId: arn,
    PublicKey: publicKey.export({ type: 'spki', format: 'der' }),
    KeySpec: 'ECC_NIST_P256',
    KeyUsage: 'SIGN_VERIFY',
    SigningAlgorithms: [ALGORITHM],
  };
}

function signingKey(
  call: CallContext,
  action: string,
  keyId: string | undefined,
  algorithm: string | undefined,
): { arn: string; privateKey: KeyObject; publicKey: KeyObject } {
  const key = authorizeUse(call.cloud, call.caller, action, keyId ?? '', { 'kms:SigningAlgorithm': algorithm ?? '' });
  assertUsable(key);
  if (key.material.usage !== 'SIGN_VERIFY' || algorithm !== ALGORITHM) {
    throw new AwsError('InvalidKeyUsageException', `${key.arn} can't do ${action} with the algorithm ${algorithm ?? 'undefined'}`);
  }
  return { arn: key.arn, privateKey: key.material.privateKey, publicKey: key.material.publicKey };
}

function digestOf(input: SignCommandInput | VerifyCommandInput): Uint8Array {
  const message = input.Message ?? new Uint8Array();
  if (input.MessageType === 'DIGEST') {
    if (message.length !== 32) {
      throw new AwsError('ValidationException', `Digest is invalid length for algorithm ${ALGORITHM}.`);
    }
    return message;
  }
  if (message.length < 1 || message.length > MAX_MESSAGE) {
    throw new AwsError('ValidationException', `Message must have 1 to ${MAX_MESSAGE} bytes, got ${message.length}`);
  }
  return createHash('sha256').update(message).digest();
}
