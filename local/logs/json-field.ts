import { valueAt } from '../core/json-path';

/** A field of a JSON message by its path (`$.error.code`, `$.rows[0]`); undefined when there is none. */
export function jsonField(message: string, path: string): unknown {
  const start = message.indexOf('{');
  if (start < 0) {
    return undefined;
  }
  try {
    return valueAt(JSON.parse(message.slice(start)), path);
  } catch {
    return undefined;
  }
}
