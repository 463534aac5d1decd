/** A line of a capture file that cannot be read; `message` is the rule that it breaks. */
export class UnreadableCapture extends Error {
  override readonly name = 'UnreadableCapture';
}

/** A side of a captured request (`endpointInput`, `endpointOutput`), as JSON has it. */
export interface CapturedData {
  readonly data?: unknown;
  readonly encoding?: unknown;
  readonly observedContentType?: unknown;
}

/** What was sent: text, and whether it is JSON or CSV. */
export interface CapturedText {
  readonly text: string;
  readonly isJson: boolean;
}

/**
 * Undoes the encoding of captured data: `CSV` and `JSON` are the text itself, `BASE64` packs any content type.
 *
 * Whether unpacked text is JSON is seen by its content type, or else by its first character.
 */
export function capturedText(side: CapturedData | undefined, name: string): CapturedText {
  const { data, encoding, observedContentType } = side ?? {};
  if (typeof data !== 'string') {
    throw new UnreadableCapture(`${name} must have data`);
  }
  switch (encoding) {
    case 'CSV':
      return { text: data, isJson: false };
    case 'JSON':
      return { text: data, isJson: true };
    case 'BASE64': {
      const text = Buffer.from(data, 'base64').toString('utf8');
      const type = typeof observedContentType === 'string' ? observedContentType : '';
      return { text, isJson: type.includes('json') || (!type.includes('csv') && /^\s*[[{]/.test(text)) };
    }
    default:
      throw new UnreadableCapture(`the encoding of ${name} must be CSV, JSON or BASE64`);
  }
}
