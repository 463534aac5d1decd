import { AwsError } from '../core/aws-error';

/** Topics and subscriptions come in pages of a hundred. */
const PAGE_SIZE = 100;

/** The page that a token stands for, which is the number of entries before it. */
export function pageOf<T>(entries: readonly T[], token = '0'): { readonly page: readonly T[]; readonly NextToken?: string } {
  const start = Number(token);
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('InvalidParameterException', `Invalid parameter: NextToken must be one that was returned, got ${token}`);
  }
  const end = start + PAGE_SIZE;
  return { page: entries.slice(start, end), ...(entries.length > end && { NextToken: String(end) }) };
}
