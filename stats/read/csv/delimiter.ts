import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './characters';

const CANDIDATES = [',', ';', '\t', '|'];

/** The most frequent of `,`, `;`, tab and `|` in the first line outside of quotes; the comma when there is none. */
export function sniffDelimiter(head: Buffer): string {
  const counts = new Map(CANDIDATES.map((candidate) => [candidate.charCodeAt(0), 0]));
  let quoted = false;
  for (const code of head) {
    if (code === QUOTE) {
      quoted = !quoted;
    } else if (code === LINE_FEED && !quoted) {
      break;
    } else if (!quoted && counts.has(code)) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  const [most] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
  return String.fromCharCode(most);
}

/** Code of a delimiter; throws unless it is one ASCII character that no other part of CSV is. */
export function delimiterCode(delimiter: string): number {
  const code = delimiter.charCodeAt(0);
  if (delimiter.length !== 1 || code > 127 || [QUOTE, LINE_FEED, CARRIAGE_RETURN].includes(code)) {
    throw new Error(`delimiter must be one ASCII character other than a quote or a line break, got ${JSON.stringify(delimiter)}`);
  }
  return code;
}
