import { AwsError } from '../core/aws-error';

/** One page of a list; the token is the index of the next item. */
export function page<T>(all: readonly T[], size: number, token = '0'): { items: T[]; nextToken?: string } {
  const start = Number(token);
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('InvalidNextToken', `the token ${token} is not valid`);
  }
  const end = start + size;
  return { items: all.slice(start, end), nextToken: end < all.length ? String(end) : undefined };
}

/** The page size that a request asks for, at most and by default `max`. */
export function pageSize(asked: number | undefined, max: number): number {
  if (asked !== undefined && (asked < 1 || asked > max)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${asked}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and ${max}`,
    );
  }
  return asked ?? max;
}
