import type { Argument, Opcode } from './pickle-opcodes';
import { OPCODES } from './pickle-opcodes';

/** Most marks at once: a deeper pickle is no model's. */
const MAX_MARKS = 1000;
const NEW_LINE = 0x0a;
const SPACE = 0x20;

/**
 * Follows bytes, chunk by chunk in constant memory, as Python's unpickler would from the first byte on, and finds out whether it would call
 * what they import. It stops where the unpickler would: at a byte that is no opcode, or at an opcode whose values are not on the stack.
 */
export class PickleWalk {
  /** `harmless` once an unpickler would give up, `pickle` once it would have run code or read a whole pickle; both are final. */
  state: 'walking' | 'harmless' | 'pickle' = 'walking';
  private opcode: Opcode | undefined;
  /** Bytes of the argument that are still to come, or its lines. */
  private rest = 0;
  /** Bytes of its length that are still to come. */
  private lengthBytes = 0;
  /** Values since the last mark. */
  private depth = 0;
  private readonly marks: number[] = [];
  private imported = false;
  private protocol = false;

  add(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length && this.state === 'walking';) {
      i += this.opcode === undefined ? this.begin(chunk[i] ?? 0) : this.argument(this.opcode.argument, chunk, i);
      this.applyIfComplete();
    }
  }

  /** Takes what it can of an argument from `start` on; gives the number of bytes. */
  private argument({ kind, count }: Argument, chunk: Uint8Array, start: number): number {
    if (kind === 'lines' || kind === 'names') {
      return this.line(kind, chunk, start);
    }
    if (this.lengthBytes > 0) {
      this.rest += (chunk[start] ?? 0) * 256 ** (count - this.lengthBytes);
      this.lengthBytes -= 1;
      return 1;
    }
    const taken = Math.min(this.rest, chunk.length - start);
    this.rest -= taken;
    return taken;
  }

  private line(kind: 'lines' | 'names', chunk: Uint8Array, start: number): number {
    const found = chunk.indexOf(NEW_LINE, start);
    const end = found === -1 ? chunk.length : found;
    if (kind === 'names' && chunk.subarray(start, end).some((value) => value <= SPACE)) {
      this.state = 'harmless';
    }
    this.rest -= found === -1 ? 0 : 1;
    return end - start + (found === -1 ? 0 : 1);
  }

  private begin(value: number): number {
    this.opcode = OPCODES.get(value);
    if (this.opcode === undefined) {
      this.state = 'harmless';
      return 1;
    }
    const { kind, count } = this.opcode.argument;
    this.rest = kind === 'counted' ? 0 : count;
    this.lengthBytes = kind === 'counted' ? count : 0;
    return 1;
  }

  private applyIfComplete(): void {
    if (this.state === 'walking' && this.opcode !== undefined && this.rest === 0 && this.lengthBytes === 0) {
      this.apply(this.opcode);
      this.opcode = undefined;
    }
  }

  private apply(opcode: Opcode): void {
    const { pushes, effect } = opcode;
    const pops = effect === 'pop' && this.depth === 0 ? 'mark' : opcode.pops;
    if (pops === 'mark' ? this.marks.length === 0 : this.depth < pops) {
      this.state = 'harmless';
      return;
    }
    this.depth = (pops === 'mark' ? (this.marks.pop() ?? 0) : this.depth - pops) + pushes;
    if (effect === 'mark') {
      this.marks.push(this.depth);
      this.depth = 0;
    }
    this.imported ||= effect === 'import';
    this.protocol ||= effect === 'protocol';
    const runs = effect === 'run' || (effect === 'call' && this.imported);
    if (runs || this.marks.length > MAX_MARKS || (effect === 'stop' && this.protocol)) {
      this.state = 'pickle';
    } else if (effect === 'stop') {
      // A loader may read one pickle after another.
      this.depth = 0;
      this.marks.length = 0;
    }
  }
}
