import { EXACT_VALUES } from '../../profile/column-profile';

/** The texts of `EXACT_VALUES` present values, one more, and every text for a missing one. */
const MOST_TOKENS = EXACT_VALUES + 16;
/** Bytes of the tokens, unless a single one is longer. */
const MOST_BYTES = 1 << 20;
const FIRST_SLOTS = 64;
const GROWTH = 4;

/** Hash of the bytes from `start` to `end`. */
export type TokenHash = (bytes: Uint8Array, start: number, end: number) => number;

/**
 * Counts equal tokens (the bytes of fields) of one column: an open-addressing hash table that compares all bytes, so that no two texts are
 * taken for one, whatever their hashes are.
 */
export class TokenDictionary {
  private tokens = 0;
  /** Token number + 1 by slot, 0 for a free one; at least twice as many slots as tokens. */
  private slots = new Int32Array(FIRST_SLOTS);
  private hashes = new Int32Array(FIRST_SLOTS / 2);
  private rows = new Float64Array(FIRST_SLOTS / 2);
  /** Token n is `text` from starts[n] to starts[n + 1]. */
  private starts = new Int32Array(FIRST_SLOTS / 2 + 1);
  private text = Buffer.allocUnsafe(8 * FIRST_SLOTS);

  constructor(private readonly hashOf: TokenHash = fnv1a) {}

  /** More texts than a column counts one by one are here. */
  get hasTooManyValues(): boolean {
    return this.tokens === MOST_TOKENS;
  }

  /** Counts a row with the token at bytes `start` to `end`; `false` when it is new and the dictionary is full. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    const hash = this.hashOf(bytes, start, end);
    const { slots, hashes, rows } = this;
    const mask = slots.length - 1;
    let slot = spread(hash) & mask;
    for (let token = slots[slot] as number; token !== 0; token = slots[slot] as number) {
      if (hashes[token - 1] === hash && this.equals(token - 1, bytes, start, end)) {
        rows[token - 1] = (rows[token - 1] as number) + 1;
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return this.insert(slot, hash, bytes, start, end);
  }

  /** Whether all tokens pass a test. */
  every(test: (bytes: Buffer, start: number, end: number) => boolean): boolean {
    for (let token = 0; token < this.tokens; token += 1) {
      if (!test(this.text, this.starts[token] as number, this.starts[token + 1] as number)) {
        return false;
      }
    }
    return true;
  }

  /** Hands out all tokens, as bytes `start` to `end`, with their rows, and forgets them. */
  take(use: (bytes: Buffer, start: number, end: number, rows: number) => void): void {
    for (let token = 0; token < this.tokens; token += 1) {
      use(this.text, this.starts[token] as number, this.starts[token + 1] as number, this.rows[token] as number);
    }
    this.tokens = 0;
    this.slots.fill(0);
  }

  private equals(token: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { text, starts } = this;
    let at = starts[token] as number;
    if ((starts[token + 1] as number) - at !== end - start) {
      return false;
    }
    for (let i = start; i < end; i += 1, at += 1) {
      if (bytes[i] !== text[at]) {
        return false;
      }
    }
    return true;
  }

  private insert(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): boolean {
    const token = this.tokens;
    const textStart = this.starts[token] as number;
    const textEnd = textStart + end - start;
    if (token === MOST_TOKENS || (textEnd > MOST_BYTES && token > 0)) {
      return false;
    }
    if (token === this.hashes.length) {
      this.grow();
      return this.add(bytes, start, end);
    }
    if (textEnd > this.text.length) {
      this.text = Buffer.concat([this.text], Math.max(textEnd, 2 * this.text.length));
    }
    this.text.set(bytes.subarray(start, end), textStart);
    this.starts[token + 1] = textEnd;
    this.hashes[token] = hash;
    this.rows[token] = 1;
    this.slots[slot] = token + 1;
    this.tokens = token + 1;
    return true;
  }

  private grow(): void {
    const slots = new Int32Array(GROWTH * this.slots.length);
    const most = slots.length / 2;
    this.hashes = longer(this.hashes, new Int32Array(most));
    this.rows = longer(this.rows, new Float64Array(most));
    this.starts = longer(this.starts, new Int32Array(most + 1));
    for (let token = 0; token < this.tokens; token += 1) {
      let slot = spread(this.hashes[token] as number) & (slots.length - 1);
      while (slots[slot] !== 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = token + 1;
    }
    this.slots = slots;
  }
}

function longer<Numbers extends Int32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Brings the upper bits down to where the slot is chosen. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** FNV-1a with 32 bits (Fowler, Noll and Vo). */
function fnv1a(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i += 1) {
    hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  }
  return hash;
}
