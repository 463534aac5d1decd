import { AwsError } from '../core/aws-error';
import { listPage } from '../core/list-page';

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

/** The part of a list that a request asks for. */
export function page<T>(all: readonly T[], { Marker, MaxItems = DEFAULT_ITEMS }: PageInput): { readonly items: T[]; readonly page: Page } {
  const invalid = (): Error => new AwsError('ValidationError', `Invalid Marker: ${Marker ?? ''}`);
  const { items, nextToken } = listPage(all, MaxItems, Marker, invalid);
  return { items, page: { IsTruncated: nextToken !== undefined, ...(nextToken !== undefined && { Marker: nextToken }) } };
}
