import { invalidPattern } from './invalid-pattern';

/**
 * Whether a text matches a wildcard pattern: `*` stands for any characters, `\*` and `\\` for themselves.
 *
 * It looks for the texts between the wildcards one after the other, so that no text takes longer than its length.
 *
 * @throws InvalidEventPatternException for two wildcards in a row or any other escape
 */
export function wildcard(pattern: string): (value: string) => boolean {
  const [first = '', ...rest] = literals(pattern);
  const last = rest.pop();
  if (last === undefined) {
    return (value) => value === first;
  }
  return (value) => {
    let position = first.length;
    for (const literal of rest) {
      const found = value.indexOf(literal, position);
      if (found < 0) {
        return false;
      }
      position = found + literal.length;
    }
    return value.startsWith(first) && value.endsWith(last) && value.length - last.length >= position;
  };
}

/** The texts before, between and after the wildcards. */
function literals(pattern: string): string[] {
  const found = [''];
  for (let position = 0; position < pattern.length; position++) {
    let character = pattern.charAt(position);
    const next = pattern.charAt(position + 1);
    if (character === '*') {
      if (next === '*') {
        throw invalidPattern(`Consecutive wildcard characters at pos ${position + 1}`);
      }
      found.push('');
      continue;
    }
    if (character === '\\') {
      if (next !== '*' && next !== '\\') {
        throw invalidPattern(`Invalid escape character at pos ${position + 1}`);
      }
      character = next;
      position++;
    }
    found.push((found.pop() ?? '') + character);
  }
  return found;
}
