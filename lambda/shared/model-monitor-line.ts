/** A line of Model Monitor's files as JSON; `undefined` when it is none. */
export function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** Text of a field with data and its encoding, CSV or the same in base64; `undefined` when it is something else. */
export function decoded(field: { readonly data?: unknown; readonly encoding?: unknown } | undefined): string | undefined {
  const { data, encoding } = field ?? {};
  if (typeof data !== 'string') {
    return undefined;
  }
  return encoding === 'BASE64' ? Buffer.from(data, 'base64').toString('utf8') : encoding === 'CSV' ? data : undefined;
}
