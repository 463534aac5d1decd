import type { Condition } from './condition';
import { parseCondition } from './condition';
import type { Matcher } from './matcher';
import { invalidPattern } from './invalid-pattern';

interface Field {
  readonly name: string;
  /** @default - any value */
  readonly condition?: Condition;
}

/** A field of a message: between quotes, between brackets, or up to the next space. */
const FIELD = /"((?:[^"\\]|\\.)*)"|\[([^\]]*)\]|(\S+)/g;

/** A pattern `[a, b = 4*, ..., c > 5]` on messages of fields between spaces; `...` stands for any number of fields. */
export function spacePattern(text: string): Matcher {
  if (!text.endsWith(']')) {
    throw invalidPattern(text);
  }
  const parts = text
    .slice(1, -1)
    .split(',')
    .map((part) => part.trim());
  const ellipsis = parts.indexOf('...');
  if (parts.lastIndexOf('...') !== ellipsis) {
    throw invalidPattern(text);
  }
  const fields = (from: number, to?: number): Field[] => parts.slice(from, to).map(field);
  const head = fields(0, ellipsis < 0 ? parts.length : ellipsis);
  const tail = ellipsis < 0 ? [] : fields(ellipsis + 1);
  return (message) => {
    const values = [...message.matchAll(FIELD)].map(([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain ?? '');
    const fits = ellipsis < 0 ? values.length === head.length : values.length >= head.length + tail.length;
    const named = [...pairs(head, values), ...pairs(tail, values.slice(values.length - tail.length))];
    const matches =
      fits && named.every(([{ name, condition }, value]) => condition?.((selector) => (selector === name ? value : undefined)) !== false);
    return matches
      ? (selector) => named.find(([{ name }]) => selector === `$${name}`)?.[1] ?? values[Number(selector.slice(1)) - 1]
      : undefined;
  };
}

function pairs(fields: readonly Field[], values: readonly string[]): (readonly [Field, string])[] {
  return fields.map((each, index) => [each, values[index] ?? '']);
}

function field(text: string): Field {
  const name = /^\(*\s*([^\s=!<>()]*)/.exec(text)?.[1] ?? '';
  return name === text ? { name } : { name, condition: parseCondition(text) };
}
