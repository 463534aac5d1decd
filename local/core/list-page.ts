/** One page of a list and, if there is more, the token of the next one; `invalid` makes the error for a token that no page gave. */
export function listPage<T>(
  all: readonly T[],
  size: number,
  token: string | undefined,
  invalid: () => Error,
): { items: T[]; nextToken?: string } {
  const start =
    token === undefined
      ? 0
      : Number(
          Buffer.from(token, 'base64url')
            .toString()
            .replace(/^from:/, ''),
        );
  if (!Number.isInteger(start) || start < 0) {
    throw invalid();
  }
  const end = from + size;
  return {
    items: all.slice(from, end),
    nextToken: end < all.length ? Buffer.from(`from:${end}`).toString('base64url') : undefined,
  };
}
