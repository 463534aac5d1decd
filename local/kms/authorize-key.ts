import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import { policyWithGrants } from './grant';
import type { Key } from './key';
import { assertUsable } from './key';
import { keyStore } from './key-store';

/** Names and values that are bound to a ciphertext. */
export type EncryptionContext = Readonly<Record<string, string>>;

/**
 * Checks that `caller` may use a key through another service, as that service does before it reads or writes encrypted data.
 *
 * @param action for example `kms:Decrypt`
 * @param keyId id, ARN, alias or alias ARN
 * @param viaService the calling service as in its host name, for example `s3`: becomes `kms:ViaService`
 * @returns ARN of the key
 * @throws `NotFoundException`, `AccessDenied`, `DisabledException`, `KMSInvalidStateException`
 */
export function authorizeKey(
  cloud: Cloud,
  caller: Caller,
  action: string,
  keyId: string,
  viaService: string,
  encryptionContext: EncryptionContext = {},
): string {
  const key = keyStore(cloud).find(keyId);
  const service = `${viaService}.${cloud.options.region}.amazonaws.com`;
  const context = { 'kms:ViaService': service, ...encryptionContextKeys(encryptionContext) };
  authorizeUse(cloud, forwarded(caller, viaService), action, keyId, context);
  assertUsable(key);
  return key.arn;
}

/**
 * Who asks KMS when `caller` has asked the service.
 *
 * EventBridge says to encrypted targets for which rule it delivers, but not to their key.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
function forwarded(caller: Caller, service: string): Caller {
  if (caller.kind !== 'service') {
    return { ...caller, via: [...(caller.via ?? []), service] };
  }
  return caller.arn === 'events.amazonaws.com' ? { kind: caller.kind, arn: caller.arn } : caller;
}

/** Checks an action on a key against the caller's policies and the key's own; disabled keys pass. */
export function authorizeUse(
  cloud: Cloud,
  caller: Caller,
  action: string,
  keyId: string,
  context: Readonly<Record<string, string | readonly string[]>> = {},
): Key {
  const store = keyStore(cloud);
  const key = store.find(keyId);
  cloud.ports.authorize(caller, {
    action,
    resource: key.arn,
    resourcePolicy: policyWithGrants(key),
    context: {
      'kms:CallerAccount': cloud.options.account,
      'kms:KeySpec': key.material.spec,
      'kms:KeyUsage': key.material.usage,
      'kms:ResourceAliases': store.aliasesOf(key),
      ...(keyId.includes('alias/') ? { 'kms:RequestAlias': keyId.slice(keyId.indexOf('alias/')) } : {}),
      ...context,
    },
  });
  return key;
}

/** The condition keys of an encryption context. */
export function encryptionContextKeys(context: EncryptionContext): Record<string, string | readonly string[]> {
  const names = Object.keys(context);
  const values = names.map((name) => [`kms:EncryptionContext:${name}`, context[name] ?? ''] as const);
  return names.length === 0 ? {} : { 'kms:EncryptionContextKeys': names, ...Object.fromEntries(values) };
}
