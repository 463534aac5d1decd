import type {
  GetKeyPolicyCommandInput,
  ListAliasesCommandInput,
  ListAliasesCommandOutput,
  ListKeysCommandInput,
  ListKeysCommandOutput,
} from '@aws-sdk/client-kms';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { authorizeUse } from './authorize-key';
import { keyStore } from './key-store';

/** Most entries of a page, and how many a request gets that does not say. */
const MAX_KEYS = 1000;
const MAX_ALIASES = 100;

export function listKeys(input: ListKeysCommandInput, { cloud, authorize }: CallContext): SdkOutput<ListKeysCommandOutput> {
  authorize({ action: 'kms:ListKeys', resource: '*' });
  const { entries, ...rest } = page(keyStore(cloud).all(), input.Limit ?? MAX_KEYS, input.Marker);
  return { Keys: entries.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), ...rest };
}

export function listAliases(input: ListAliasesCommandInput, { cloud, authorize }: CallContext): SdkOutput<ListAliasesCommandOutput> {
  authorize({ action: 'kms:ListAliases', resource: '*' });
  const store = keyStore(cloud);
  const only = input.KeyId === undefined ? undefined : store.find(input.KeyId).id;
  const aliases = store.allAliases.filter(([, id]) => only === undefined || id === only);
  const { entries, ...rest } = page(aliases, input.Limit ?? MAX_ALIASES, input.Marker);
  return { Aliases: entries.map(([name, id]) => ({ AliasName: name, AliasArn: cloud.arn('kms', name), TargetKeyId: id })), ...rest };
}

export function getKeyPolicy(input: GetKeyPolicyCommandInput, { cloud, caller }: CallContext): object {
  const key = authorizeUse(cloud, caller, 'kms:GetKeyPolicy', input.KeyId ?? '');
  return { Policy: JSON.stringify(key.settings.policy), PolicyName: 'default' };
}

/** One page; its marker is the index of the next entry. */
function page<T>(all: readonly T[], limit: number, marker = '0'): { entries: readonly T[]; Truncated: boolean; NextMarker?: string } {
  const start = Number(marker);
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('InvalidMarkerException', `the marker ${marker} is not valid`);
  }
  const end = start + limit;
  return { entries: all.slice(start, end), Truncated: end < all.length, ...(end < all.length && { NextMarker: String(end) }) };
}
