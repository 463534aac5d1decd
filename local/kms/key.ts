import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { PolicyDocument } from '../core/service';
import type { Grant } from './grant';

/** What a key is made of: 256 bits of AES, or a pair on the curve P-256. */
export type KeyMaterial =
  | { readonly spec: 'SYMMETRIC_DEFAULT'; readonly usage: 'ENCRYPT_DECRYPT'; readonly secret: Buffer }
  | { readonly spec: 'ECC_NIST_P256'; readonly usage: 'SIGN_VERIFY'; readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** What a template may change of a key. */
export interface KeySettings {
  readonly description: string;
  readonly policy: PolicyDocument;
  readonly enabled: boolean;
  /** Kept for `GetKeyRotationStatus`; the material stays the same. */
  readonly rotationEnabled: boolean;
}

/** A customer-managed key. */
export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly createdAt: Date;
  readonly material: KeyMaterial;
  settings: KeySettings;
  /** Replaced as a whole when one comes or goes. */
  grants: readonly Grant[];
  /** Set once the deletion is scheduled; the key is of no use from then on. */
  deletionDate?: Date;
}

/** Makes new material; fails for a spec or usage that local mode has not. */
export function newKeyMaterial(spec = 'SYMMETRIC_DEFAULT', usage = 'ENCRYPT_DECRYPT'): KeyMaterial {
  if (spec === 'SYMMETRIC_DEFAULT' && usage === 'ENCRYPT_DECRYPT') {
    return { spec, usage, secret: randomBytes(32) };
  }
  if (spec === 'ECC_NIST_P256' && usage === 'SIGN_VERIFY') {
    return { spec, usage, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
  }
  throw new NotEmulated(`KMS keys of spec ${spec} with usage ${usage}`);
}

/** Throws unless the key can be used now. */
export function assertUsable(key: Key): void {
  if (key.deletionDate !== undefined) {
    throw new AwsError('KMSInvalidStateException', `${key.arn} is pending deletion.`);
  }
  if (!key.settings.enabled) {
    throw new AwsError('DisabledException', `${key.arn} is disabled.`);
  }
}

/** `Enabled`, `Disabled` or `PendingDeletion`. */
export function keyState(key: Key): string {
  if (key.deletionDate !== undefined) {
    return 'PendingDeletion';
  }
  return key.settings.enabled ? 'Enabled' : 'Disabled';
}
