import { AwsError } from '../core/aws-error';
import { lowerBound } from './key-order';

/** Which keys a listing wants, and from where. */
export interface ListQuery {
  readonly prefix: string;
  readonly delimiter?: string;
  /** Number of keys and common prefixes together, at most 1,000. */
  readonly maxKeys: number;
  /** The listing begins after this key. */
  readonly after?: string;
  /** The listing begins after all keys under this common prefix. */
  readonly afterPrefix?: string;
}

/** One entry of a listing: a key, or the common prefix of several. */
export type ListEntry = { readonly key: string } | { readonly commonPrefix: string };

const MAX_PAGE = 1000;

/** One page of sorted keys, rolled up at the delimiter; `hasContent` says which keys count. */
export function listPage(
  keys: readonly string[],
  query: ListQuery,
  hasContent: (key: string) => boolean,
): { entries: ListEntry[]; truncated: boolean } {
  const { prefix, delimiter, after, afterPrefix } = query;
  const entries: ListEntry[] = [];
  let rolledUp = afterPrefix;
  const from = [prefix, after ?? '', afterPrefix ?? ''].map((start) => lowerBound(keys, start));
  for (let index = Math.max(...from); index < keys.length; index++) {
    const key = keys[index] ?? '';
    if (!key.startsWith(prefix)) {
      break;
    }
    if (key === after || (rolledUp !== undefined && key.startsWith(rolledUp)) || !hasContent(key)) {
      continue;
    }
    if (entries.length === query.maxKeys) {
      return { entries, truncated: entries.length > 0 };
    }
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    if (delimiter && end >= 0) {
      rolledUp = key.slice(0, end + delimiter.length);
      entries.push({ commonPrefix: rolledUp });
    } else {
      entries.push({ key });
    }
  }
  return { entries, truncated: false };
}

/** Page size of a request: 1,000 unless it asks for less. */
export function pageSize(asked: number | undefined): number {
  if (asked !== undefined && (!Number.isInteger(asked) || asked < 0)) {
    throw new AwsError('InvalidArgument', `max-keys must be an integer from 0, got ${asked}`);
  }
  return Math.min(asked ?? MAX_PAGE, MAX_PAGE);
}

/** Keys as listings show them: percent-encoded if the request says so. */
export function shownKey(encodingType: string | undefined): (key: string) => string {
  return encodingType === 'url' ? (key) => encodeURIComponent(key).replaceAll('%2F', '/') : (key) => key;
}
