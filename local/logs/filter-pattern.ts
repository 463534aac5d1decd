import { jsonPattern } from './json-pattern';
import type { Extracted, Matcher } from './matcher';
import { regexOf } from './pattern-value';
import { spacePattern } from './space-pattern';

/**
 * A filter pattern of CloudWatch Logs.
 *
 * Terms (`ERROR`, `"two words"`, `?either ?or`, `-not`, `%regex%`), conditions on JSON (`{ $.level = "ERROR" && $.status >= 500 }`), or
 * fields between spaces (`[ip, user, ..., status = 4*, bytes > 1000]`). The empty pattern matches everything.
 *
 * @throws InvalidParameterException
 */
export function filterPattern(pattern: string): Matcher {
  const text = pattern.trim();
  if (text.startsWith('{')) {
    return jsonPattern(text);
  }
  return text.startsWith('[') ? spacePattern(text) : termPattern(text);
}

const NOTHING: Extracted = () => undefined;

function termPattern(text: string): Matcher {
  const terms = text.match(/[?-]?(?:"(?:[^"\\]|\\.)*"|%[^%]*%)|\S+/g) ?? [];
  const withPrefix = (prefix: string): ((message: string) => boolean)[] =>
    terms.filter((term) => (/^[?-](?=.)/.exec(term)?.[0] ?? '') === prefix).map((term) => termTest(term.slice(prefix.length)));
  const [all, any, none] = [withPrefix(''), withPrefix('?'), withPrefix('-')];
  // Beside other terms the optional ones have no effect.
  const alternatives = all.length + none.length === 0 ? any : [];
  return (message) => {
    const matches =
      all.every((test) => test(message)) &&
      (alternatives.length === 0 || alternatives.some((test) => test(message))) &&
      !none.some((test) => test(message));
    return matches ? NOTHING : undefined;
  };
}

function termTest(term: string): (message: string) => boolean {
  const regex = regexOf(term);
  if (regex) {
    return (message) => regex.test(message);
  }
  const text = term.startsWith('"') ? term.slice(1, -1).replace(/\\(.)/g, '$1') : term;
  return (message) => message.includes(text);
}
