import type { IncomingRequest } from '../http/message';

/** Values by name, each name once, in the order in which they came. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** The headers of a request with what a gateway adds. */
export function headerValues({ headers, rawHeaders }: IncomingRequest, lowerCase: boolean): Values {
  const pairs = rawHeaders ? inPairs(rawHeaders) : Object.entries(headers);
  const port = headers.host?.split(':')[1] ?? '80';
  const forwarded: [string, string][] = [
    ['X-Forwarded-For', '127.0.0.1'],
    ['X-Forwarded-Port', port],
    ['X-Forwarded-Proto', 'http'],
  ];
  return grouped([...pairs, ...forwarded].map(([name, value]) => [lowerCase ? name.toLowerCase() : name, value] as const));
}

/** The parameters in the query of a request. */
export function queryValues({ query }: IncomingRequest): Values {
  return grouped([...query]);
}

/** Each name with one of its values, as `pick` says; null without any. */
export function single(values: Values, pick: (all: readonly string[]) => string | undefined): Record<string, string> | null {
  const entries = Object.entries(values).map(([name, all]) => [name, pick(all) ?? ''] as const);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function inPairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

function grouped(pairs: readonly (readonly [string, string])[]): Values {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return Object.fromEntries(groups);
}
