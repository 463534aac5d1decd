import { valueAt } from '../core/json-path';
import { parseCondition } from './condition';
import type { Extracted, Matcher } from './matcher';
import { invalidPattern } from './invalid-pattern';

/** A pattern `{ … }` on messages that are JSON objects; selectors are paths such as `$.error.code` and `$.rows[0]`. */
export function jsonPattern(text: string): Matcher {
  if (!text.endsWith('}')) {
    throw invalidPattern(text);
  }
  const condition = parseCondition(text.slice(1, -1).trim());
  return (message) => {
    const json = parsed(message);
    if (json === undefined) {
      return undefined;
    }
    const field: Extracted = (selector) => valueAt(json, selector);
    return condition(field) ? field : undefined;
  };
}

function parsed(message: string): object | undefined {
  if (!message.trimStart().startsWith('{')) {
    return undefined;
  }
  try {
    return JSON.parse(message) as object;
  } catch {
    return undefined;
  }
}
