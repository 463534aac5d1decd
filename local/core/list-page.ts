/** One page of a list and, if there is more, the token of the next one; `invalid` makes the error for a token that no page gave. */
export function listPage<T>(
  all: readonly T[],
  size: number,
  token: string | undefined,
  invalid: () => Error,
): { items: T[]; nextToken?: string } {
  const position = token === undefined ? '0' : /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (position === undefined) {
    throw invalid();
  }
  const start = Number(position);
  const end = start + size;
  return {
    items: all.slice(start, end),
    nextToken: end < all.length ? Buffer.from(`from:${end}`).toString('base64url') : undefined,
  };
}
