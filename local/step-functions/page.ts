import { AwsError } from '../core/aws-error';

/** Entries of one page, unless the caller asks for fewer. */
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

/** One page of a list, and the token for the next one if there is more; a list only grows at its end. */
export function page<T>(all: readonly T[], maxResults: number | undefined, token: string | undefined): { items: T[]; nextToken?: string } {
  const start = token === undefined ? 0 : numberIn(token);
  const end = start + sizeOf(maxResults);
  return { items: all.slice(start, end), nextToken: end < all.length ? tokenOf(end) : undefined };
}

/** One page of a list that is shown from its end; what is added meanwhile is in no later page. */
export function pageFromEnd<T>(all: readonly T[], maxResults: number | undefined, token: string | undefined): ReturnType<typeof page<T>> {
  const end = token === undefined ? all.length : numberIn(token);
  const start = Math.max(0, end - sizeOf(maxResults));
  return { items: all.slice(start, end).reverse(), nextToken: start > 0 ? tokenOf(start) : undefined };
}

function sizeOf(maxResults = 0): number {
  if (maxResults < 0 || maxResults > LARGEST_PAGE) {
    throw new AwsError('ValidationException', `maxResults must be a number from 0 to ${LARGEST_PAGE}, got ${maxResults}`);
  }
  // Zero means the default, as on AWS.
  return maxResults === 0 ? DEFAULT_PAGE : maxResults;
}

function tokenOf(index: number): string {
  return Buffer.from(String(index)).toString('base64');
}

function numberIn(token: string): number {
  const text = Buffer.from(token, 'base64').toString();
  if (!/^\d+$/.test(text)) {
    throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  }
  return Number(text);
}
