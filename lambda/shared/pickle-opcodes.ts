/** What follows the byte of an opcode. */
export type Argument =
  | { readonly kind: 'bytes'; readonly count: number }
  /** A little-endian length of `count` bytes, then as many bytes. */
  | { readonly kind: 'counted'; readonly count: number }
  /** Lines of any bytes, or names of a module and of something in it. */
  | { readonly kind: 'lines' | 'names'; readonly count: number };

/** What an opcode does beside moving values: `run` imports and calls at once, `pop` takes a mark where there is no value. */
export type Effect = 'import' | 'call' | 'run' | 'stop' | 'mark' | 'pop' | 'protocol';

/** An opcode of Python's pickle format. */
export interface Opcode {
  readonly argument: Argument;
  /** Values that it takes off the stack; `mark` takes all down to the last mark. */
  readonly pops: number | 'mark';
  readonly pushes: number;
  readonly effect?: Effect;
}

const NOTHING: Argument = { kind: 'bytes', count: 0 };
const bytes = (count: number): Argument => ({ kind: 'bytes', count });
const counted = (count: number): Argument => ({ kind: 'counted', count });
const LINE: Argument = { kind: 'lines', count: 1 };
const NAMES: Argument = { kind: 'names', count: 2 };

const op = (argument: Argument, pops: number | 'mark', pushes: number, effect?: Effect): Opcode => ({
  argument,
  pops,
  pushes,
  ...(effect && { effect }),
});

/** Protocols 0 to 5, as in Python's `pickletools`, by byte. */
export const OPCODES: ReadonlyMap<number, Opcode> = new Map([
  ...ascii({
    '(': op(NOTHING, 0, 0, 'mark'),
    '.': op(NOTHING, 1, 0, 'stop'),
    '0': op(NOTHING, 1, 0, 'pop'),
    '1': op(NOTHING, 'mark', 0),
    '2': op(NOTHING, 1, 2),
    F: op(LINE, 0, 1),
    I: op(LINE, 0, 1),
    L: op(LINE, 0, 1),
    S: op(LINE, 0, 1),
    V: op(LINE, 0, 1),
    P: op(LINE, 0, 1),
    J: op(bytes(4), 0, 1),
    K: op(bytes(1), 0, 1),
    M: op(bytes(2), 0, 1),
    N: op(NOTHING, 0, 1),
    G: op(bytes(8), 0, 1),
    Q: op(NOTHING, 1, 1),
    T: op(counted(4), 0, 1),
    U: op(counted(1), 0, 1),
    X: op(counted(4), 0, 1),
    B: op(counted(4), 0, 1),
    C: op(counted(1), 0, 1),
    ']': op(NOTHING, 0, 1),
    '}': op(NOTHING, 0, 1),
    ')': op(NOTHING, 0, 1),
    l: op(NOTHING, 'mark', 1),
    d: op(NOTHING, 'mark', 1),
    t: op(NOTHING, 'mark', 1),
    a: op(NOTHING, 2, 1),
    s: op(NOTHING, 3, 1),
    e: op(NOTHING, 'mark', 0),
    u: op(NOTHING, 'mark', 0),
    g: op(LINE, 0, 1),
    h: op(bytes(1), 0, 1),
    j: op(bytes(4), 0, 1),
    p: op(LINE, 1, 1),
    q: op(bytes(1), 1, 1),
    r: op(bytes(4), 1, 1),
    c: op(NAMES, 0, 1, 'import'),
    i: op(NAMES, 'mark', 1, 'run'),
    o: op(NOTHING, 'mark', 1, 'call'),
    R: op(NOTHING, 2, 1, 'call'),
    b: op(NOTHING, 2, 1, 'call'),
  }),
  [0x80, op(bytes(1), 0, 0, 'protocol')],
  [0x81, op(NOTHING, 2, 1, 'call')],
  [0x82, op(bytes(1), 0, 1, 'import')],
  [0x83, op(bytes(2), 0, 1, 'import')],
  [0x84, op(bytes(4), 0, 1, 'import')],
  [0x85, op(NOTHING, 1, 1)],
  [0x86, op(NOTHING, 2, 1)],
  [0x87, op(NOTHING, 3, 1)],
  [0x88, op(NOTHING, 0, 1)],
  [0x89, op(NOTHING, 0, 1)],
  [0x8a, op(counted(1), 0, 1)],
  [0x8b, op(counted(4), 0, 1)],
  [0x8c, op(counted(1), 0, 1)],
  [0x8d, op(counted(8), 0, 1)],
  [0x8e, op(counted(8), 0, 1)],
  [0x8f, op(NOTHING, 0, 1)],
  [0x90, op(NOTHING, 'mark', 0)],
  [0x91, op(NOTHING, 'mark', 1)],
  [0x92, op(NOTHING, 3, 1, 'call')],
  [0x93, op(NOTHING, 2, 1, 'import')],
  [0x94, op(NOTHING, 1, 1)],
  [0x95, op(bytes(8), 0, 0)],
  [0x96, op(counted(8), 0, 1)],
  [0x97, op(NOTHING, 0, 1)],
  [0x98, op(NOTHING, 1, 1)],
]);

function ascii(opcodes: Readonly<Record<string, Opcode>>): [number, Opcode][] {
  return Object.entries(opcodes).map(([character, opcode]) => [character.charCodeAt(0), opcode]);
}
