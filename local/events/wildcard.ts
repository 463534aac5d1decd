import { invalidPattern } from './invalid-pattern';

/**
 * The expression for a wildcard pattern: `*` stands for any characters, `\*` and `\\` for themselves.
 *
 * @throws InvalidEventPatternException for two wildcards in a row or any other escape
 */
export function wildcard(pattern: string): RegExp {
  let source = '';
  for (let position = 0; position < pattern.length; position++) {
    const character = pattern.charAt(position);
    const next = pattern.charAt(position + 1);
    if (character === '\\') {
      if (next !== '*' && next !== '\\') {
        throw invalidPattern(`Invalid escape character at pos ${position + 1}`);
      }
      source += `\\${next}`;
      position++;
    } else if (character === '*') {
      if (next === '*') {
        throw invalidPattern(`Consecutive wildcard characters at pos ${position + 1}`);
      }
      source += '.*';
    } else {
      source += character.replace(/[.+?^${}()|[\]]/, '\\$&');
    }
  }
  return new RegExp(`^${source}$`, 's');
}
