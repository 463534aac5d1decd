/** A field of a JSON message by its path (`$.error.code`, `$.rows[0]`); undefined when there is none. */
export function jsonField(message: string, path: string): unknown {
  const start = message.indexOf('{');
  if (start < 0) {
    return undefined;
  }
  try {
    const names = path.match(/[^$.[\]]+/g) ?? [];
    return names.reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
      JSON.parse(message.slice(start)),
    );
  } catch {
    return undefined;
  }
}
