import { AwsError } from '../core/aws-error';

/** Most that a page has, and what it has without `MaxItems`. */
const MAX_ITEMS = 50;

/** How much of a list a client wants. */
export interface PageInput {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

/** The fields of `PageInput`. */
export const PAGE_FIELDS = ['Marker', 'MaxItems'];

/** One page of a list: the marker is the place where the next one begins. */
export function page<T>(
  all: readonly T[],
  { Marker: marker = '0', MaxItems: size = MAX_ITEMS }: PageInput,
): { items: T[]; NextMarker?: string } {
  const start = Number(marker);
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('InvalidParameterValueException', `Invalid marker: ${marker}`, 400, { Type: 'User' });
  }
  const end = start + Math.min(size, MAX_ITEMS);
  return { items: all.slice(start, end), ...(end < all.length ? { NextMarker: String(end) } : {}) };
}
