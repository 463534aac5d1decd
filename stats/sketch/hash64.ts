const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Texts and numbers start apart, so that "A" and 65 differ. */
const TEXT_SEED = 0x2545f491;
const NUMBER_SEED = 0x6c078965;

/**
 * A 64-bit hash in two 32-bit words, for sketches: fast and even, not safe against an attacker who looks for collisions.
 *
 * Rotate, exclusive or and multiply per unit on two linked words, then the finalizer of MurmurHash3 (Appleby 2011).
 */
export class Hash64 {
  high = 0;
  low = 0;

  /** Hashes a text by its UTF-16 code units; ASCII bytes are the same units. */
  text(text: string): void {
    this.start(TEXT_SEED);
    for (let i = 0; i < text.length; i++) {
      this.unit(text.charCodeAt(i));
    }
    this.finish(text.length);
  }

  /** Hashes a number by its value: 0 and -0 are the same. */
  number(value: number): void {
    float[0] = value + 0;
    this.start(NUMBER_SEED);
    this.unit(words[0] as number);
    this.unit(words[1] as number);
    this.finish(2);
  }

  private start(seed: number): void {
    this.high = seed;
    this.low = ~seed;
  }

  private unit(unit: number): void {
    this.high = Math.imul(((this.high << 13) | (this.high >>> 19)) ^ unit, 0x9e3779b1);
    this.low = Math.imul(((this.low << 17) | (this.low >>> 15)) ^ (unit + this.high), 0x85ebca77);
  }

  private finish(length: number): void {
    this.high = mixed(this.high ^ this.low ^ length);
    this.low = mixed(this.low + this.high);
  }
}

function mixed(word: number): number {
  const a = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return b ^ (b >>> 16);
}
