import { ValidationException } from './validation';

interface PageInput<By extends string> {
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly SortBy?: By;
  readonly SortOrder?: string;
}

/** One page of a listing. */
export interface Page<T> {
  readonly items: T[];
  readonly NextToken?: string;
}

/**
 * Sorts and cuts a listing as SageMaker does: newest first by default, 10 to a page unless asked.
 *
 * The token is the number of items before the page.
 */
export function page<T, By extends string>(
  items: readonly T[],
  input: PageInput<By>,
  sortKey: (item: T, by: By | undefined) => string | number,
  descendingByDefault = true,
): Page<T> {
  const descending = input.SortOrder === undefined ? descendingByDefault : input.SortOrder === 'Descending';
  const sorted = [...items].sort((a, b) => {
    const [x, y] = [sortKey(a, input.SortBy), sortKey(b, input.SortBy)];
    const order = x < y ? -1 : x > y ? 1 : 0;
    return descending ? -order : order;
  });
  const start = Number(input.NextToken ?? 0);
  if (!Number.isInteger(start) || start < 0) {
    throw new ValidationException(`Invalid NextToken: ${input.NextToken ?? ''}`);
  }
  const end = start + (input.MaxResults ?? 10);
  return { items: sorted.slice(start, end), ...(end < sorted.length ? { NextToken: String(end) } : {}) };
}
