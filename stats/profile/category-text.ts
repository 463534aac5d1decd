import { createHash } from 'node:crypto';
import { LONGEST_READ } from './token-kind';

/**
 * The text that a value is counted by: its own to 512 characters; of a longer one these, an ellipsis and the SHA-256 of the whole.
 *
 * Memory stays bounded, and no two values become one. The shortened text is longer than any that is left as it is, so it is no other's.
 */
export function categoryText(text: string): string {
  if (text.length <= LONGEST_READ) {
    return text;
  }
  // Code units, not UTF-8: two different lone surrogates must not become the same replacement character.
  return `${text.slice(0, LONGEST_READ)}…${createHash('sha256').update(text, 'utf16le').digest('hex')}`;
}
