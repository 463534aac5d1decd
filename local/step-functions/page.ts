import { AwsError } from '../core/aws-error';

/** Entries of one page, unless the caller asks for fewer. */
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

/** One page of a list, and the token for the next one if there is more. */
export function page<T>(all: readonly T[], maxResults: number | undefined, token: string | undefined): { items: T[]; nextToken?: string } {
  const start = token === undefined ? '0' : Buffer.from(token, 'base64').toString();
  if (!/^\d+$/.test(start)) {
    throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  }
  if (maxResults !== undefined && (maxResults < 0 || maxResults > LARGEST_PAGE)) {
    throw new AwsError('ValidationException', `maxResults must be a number from 0 to ${LARGEST_PAGE}, got ${maxResults}`);
  }
  // Zero means the default, as on AWS.
  const end = Number(start) + (maxResults === undefined || maxResults === 0 ? DEFAULT_PAGE : maxResults);
  return { items: all.slice(Number(start), end), nextToken: end < all.length ? Buffer.from(String(end)).toString('base64') : undefined };
}
