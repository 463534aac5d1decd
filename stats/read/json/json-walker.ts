const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const SPACE = 0x20;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
/** Deepest nesting. */
const DEEPEST = 32;

/** 1 for bytes that stand for themselves in a string of JSON. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, code) => (code >= SPACE && code !== QUOTE && code !== BACKSLASH ? 1 : 0));
/** 1 for characters that may follow a backslash here. */
const ESCAPED = Uint8Array.from({ length: 256 }, (_, code) => ('"\\bfnrt'.includes(String.fromCharCode(code)) ? 1 : 0));

/**
 * Goes through a line of JSON whose values are strings, objects and lists, and checks it, without making anything of it.
 *
 * All methods move on and return `true`, or return `false` at what they do not know (numbers, literals, `\u` and `\/`, white space other
 * than spaces, deep nesting) and at what is no JSON: then the line is one for `JSON.parse`.
 */
export class JsonWalker {
  /** Where the latest string's text is, as it stands between the quotes. */
  textStart = 0;
  textEnd = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private at = 0;
  private depth = 0;

  /** Begins at `start`; the line must end with a line feed. */
  begin(bytes: Buffer, start: number): void {
    this.bytes = bytes;
    this.at = start;
    this.depth = 0;
  }

  /** An object; the name of a member is the latest string when `member` is to read its value. */
  object(member: () => boolean): boolean {
    if (this.depth === DEEPEST || !this.skip(OPEN_BRACE)) {
      return false;
    }
    this.depth += 1;
    if (!this.skip(CLOSE_BRACE)) {
      do {
        if (!this.string() || !this.skip(COLON) || !member()) {
          return false;
        }
      } while (this.skip(COMMA));
      if (!this.skip(CLOSE_BRACE)) {
        return false;
      }
    }
    this.depth -= 1;
    return true;
  }

  readonly value = (): boolean => {
    this.skipSpaces();
    switch (this.bytes[this.at]) {
      case QUOTE:
        return this.string();
      case OPEN_BRACE:
        return this.object(this.value);
      case OPEN_BRACKET:
        return this.list();
      default:
        return false;
    }
  };

  string(): boolean {
    if (!this.skip(QUOTE)) {
      return false;
    }
    const { bytes } = this;
    const start = this.at;
    for (let i = start; ;) {
      const code = bytes[i] as number;
      if (PLAIN[code] === 1) {
        i += 1;
      } else if (code === QUOTE) {
        this.textStart = start;
        this.textEnd = i;
        this.at = i + 1;
        return true;
      } else if (code === BACKSLASH && ESCAPED[bytes[i + 1] as number] === 1) {
        i += 2;
      } else {
        // The line feed at the latest.
        return false;
      }
    }
  }

  /** Whether the latest string is this one. */
  textIs(text: Buffer): boolean {
    const { bytes, textStart } = this;
    if (this.textEnd - textStart !== text.length) {
      return false;
    }
    for (let i = 0; i < text.length; i += 1) {
      if (bytes[textStart + i] !== text[i]) {
        return false;
      }
    }
    return true;
  }

  /** The byte after the line when nothing follows in it, else -1. */
  lineEnd(): number {
    this.skipSpaces();
    if (this.bytes[this.at] === CARRIAGE_RETURN) {
      this.at += 1;
    }
    return this.bytes[this.at] === LINE_FEED ? this.at + 1 : -1;
  }

  private list(): boolean {
    if (this.depth === DEEPEST || !this.skip(OPEN_BRACKET)) {
      return false;
    }
    this.depth += 1;
    if (!this.skip(CLOSE_BRACKET)) {
      do {
        if (!this.value()) {
          return false;
        }
      } while (this.skip(COMMA));
      if (!this.skip(CLOSE_BRACKET)) {
        return false;
      }
    }
    this.depth -= 1;
    return true;
  }

  private skip(code: number): boolean {
    this.skipSpaces();
    if (this.bytes[this.at] !== code) {
      return false;
    }
    this.at += 1;
    return true;
  }

  private skipSpaces(): void {
    while (this.bytes[this.at] === SPACE) {
      this.at += 1;
    }
  }
}
