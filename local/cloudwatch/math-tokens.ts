import { MathError } from './math-value';

const TOKEN = /\s*(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[a-z]\w*|[A-Z][A-Z0-9_]*|"[^"]*"|'[^']*'|&&|\|\||[=!<>]=|[-+*/^(),<>[\]])/y;

/** The tokens of a metric math expression: numbers, ids, words, texts and signs; throws `MathError` for anything else. */
export function mathTokens(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; end < text.trimEnd().length; end = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) {
      throw new MathError(`unexpected ${text.slice(end).trim()}`);
    }
    tokens.push(token);
  }
  return tokens;
}
