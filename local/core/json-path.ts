/** The value at a simple path (`$.detail.bucket.name`, `$.rows[0]`, `$['detail-type']`); undefined when there is none. */
export function valueAt(value: unknown, path: string): unknown {
  const names = path.match(/[^$.[\]'"]+/g) ?? [];
  return names.reduce<unknown>((current, name) => (current as Record<string, unknown> | null | undefined)?.[name], value);
}
