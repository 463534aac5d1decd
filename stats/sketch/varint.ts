/** Writes whole numbers from 0 to 2^53 in seven bits a byte, lowest first (the base-128 varint of Protocol Buffers), as base64. */
export class VarintWriter {
  private readonly bytes: number[] = [];

  write(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.bytes.push(rest);
  }

  toBase64(): string {
    return Buffer.from(this.bytes).toString('base64');
  }
}

/** Reads what a `VarintWriter` wrote; throws when the text ends within a number or a number is too large. */
export class VarintReader {
  private readonly bytes: Buffer;
  private position = 0;

  constructor(base64: string) {
    this.bytes = Buffer.from(base64, 'base64');
  }

  get atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  read(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.bytes[this.position];
      if (byte === undefined) {
        throw new Error('a whole number must end before the text does');
      }
      this.position += 1;
      value += (byte & 0x7f) * scale;
      if (value > Number.MAX_SAFE_INTEGER) {
        throw new Error(`a whole number must be at most ${Number.MAX_SAFE_INTEGER}, got ${value}`);
      }
      if (byte < 0x80) {
        return value;
      }
    }
  }
}
