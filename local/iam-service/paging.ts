import { AwsError } from '../core/aws-error';

/** What all lists of IAM take. */
export interface PageInput {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

/** What all lists of IAM answer beside their items. */
export interface Page {
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** Names of the fields of `PageInput`. */
export const PAGE_INPUT = ['Marker', 'MaxItems'] as const;

const DEFAULT_ITEMS = 100;

/** The part of a list that a request asks for; a marker is the place of the next item. */
export function page<T>(
  all: readonly T[],
  { Marker = '0', MaxItems = DEFAULT_ITEMS }: PageInput,
): { readonly items: T[]; readonly page: Page } {
  if (!/^\d+$/.test(Marker)) {
    throw new AwsError('ValidationError', `Invalid Marker: ${Marker}`);
  }
  const start = Number(Marker);
  const end = start + MaxItems;
  const rest = end < all.length;
  return { items: all.slice(start, end), page: { IsTruncated: rest, ...(rest && { Marker: String(end) }) } };
}
