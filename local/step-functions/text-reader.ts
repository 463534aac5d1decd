/** Reads a text from left to right; the parsers of paths, filters and intrinsic functions stand on it. */
export class TextReader {
  private at = 0;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** Takes what the sticky pattern matches here; nothing, and no step forward, if it does not match. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) {
      return undefined;
    }
    this.at = pattern.lastIndex;
    return match;
  }

  /** As `take`, but what is expected must be there. */
  need(pattern: RegExp): RegExpExecArray {
    return this.take(pattern) ?? this.fail();
  }

  fail(): never {
    throw new Error(`malformed '${this.text}' at '${this.text.slice(this.at)}'`);
  }
}
