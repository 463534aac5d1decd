import { NotEmulated } from '../core/aws-error';
import { jsonField } from './json-field';

/** Whether a message matches. */
export type Matcher = (message: string) => boolean;

const COMPARISON = /^\(?\s*(\$[\w.[\]]*)\s*(=|!=|<=|>=|<|>)\s*("(?:[^"*]*)"|[\w.-]+)\s*\)?$/;
const TERM = /^[?-]?(?:"[^"]*"|[\w./:-]+)$/;

/**
 * A filter pattern of CloudWatch Logs: terms (`ERROR`, `"two words"`, `?either ?or`, `-not`), or comparisons of JSON fields
 * joined by either `&&` or `||`, as in `{ $.level = "ERROR" && $.status >= 500 }`. Other patterns are not emulated.
 */
export function filterPattern(pattern: string): Matcher {
  const text = pattern.trim();
  return text.startsWith('{') && text.endsWith('}') ? jsonPattern(text.slice(1, -1).trim()) : termPattern(text);
}

function termPattern(text: string): Matcher {
  const terms = text.match(/[?-]?"[^"]*"|\S+/g) ?? [];
  if (!terms.every((term) => TERM.test(term))) {
    throw new NotEmulated(`the filter pattern ${text}`);
  }
  const plain = (prefix: string): string[] =>
    terms.filter((term) => (/^[?-]/.exec(term)?.[0] ?? '') === prefix).map((term) => term.slice(prefix.length).replaceAll('"', ''));
  const [all, any, none] = [plain(''), plain('?'), plain('-')];
  return (message) =>
    all.every((term) => message.includes(term)) &&
    (any.length === 0 || any.some((term) => message.includes(term))) &&
    !none.some((term) => message.includes(term));
}

function jsonPattern(text: string): Matcher {
  const either = text.includes('||');
  if (either && text.includes('&&')) {
    throw new NotEmulated(`the filter pattern { ${text} }`);
  }
  const comparisons = text.split(either ? '||' : '&&').map((part) => comparison(part.trim()));
  return (message) => (either ? comparisons.some((matches) => matches(message)) : comparisons.every((matches) => matches(message)));
}

function comparison(text: string): Matcher {
  const [, path = '', operator = '', literal = ''] = COMPARISON.exec(text) ?? [];
  if (path === '') {
    throw new NotEmulated(`the filter pattern { ${text} }`);
  }
  const wanted = literal.startsWith('"') ? literal.slice(1, -1) : literal;
  return (message) => {
    const value = jsonField(message, path);
    return value !== undefined && compare(value, operator, wanted);
  };
}

function compare(value: unknown, operator: string, wanted: string): boolean {
  switch (operator) {
    case '=':
      return String(value) === wanted;
    case '!=':
      return String(value) !== wanted;
    case '<':
      return Number(value) < Number(wanted);
    case '<=':
      return Number(value) <= Number(wanted);
    case '>':
      return Number(value) > Number(wanted);
    default:
      return Number(value) >= Number(wanted);
  }
}
