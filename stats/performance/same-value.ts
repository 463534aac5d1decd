import { readKind, readNumber } from '../profile/token-kind';

/** Whether two texts are one value: the same text, the same number (`1` and `1.0`), or the same truth value in any case. */
export function sameValue(a: string, b: string): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(text: string): string {
  switch (readKind(text)) {
    case 'integral':
    case 'fractional':
      return String(readNumber(text));
    case 'boolean':
      return text.toLowerCase();
    default:
      return `text ${text}`;
  }
}
