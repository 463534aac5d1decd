import type { FunctionConfig } from './function-config';

/** An invocation that waits for its turn. */
export interface Waiting {
  readonly config: FunctionConfig;
  /** How many invocations wait for this one. */
  readonly depth: number;
  readonly begin: () => void;
}

interface Entry extends Waiting {
  readonly number: number;
}

/** Invocations in the order in which they came, by function and depth, so that ten thousand of one function cost no search. */
export class WaitingLine {
  private readonly lines = new Map<FunctionConfig, Map<number, Line>>();
  private numbers = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Greatest depth that waits; 0 when nobody does. */
  get deepest(): number {
    return Math.max(0, ...[...this.lines.values()].flatMap((byDepth) => [...byDepth.keys()]));
  }

  add(waiting: Waiting): void {
    const { config, depth } = waiting;
    const byDepth = this.lines.get(config) ?? new Map<number, Line>();
    const line = byDepth.get(depth) ?? new Line();
    line.add({ ...waiting, number: this.numbers++ });
    this.lines.set(config, byDepth.set(depth, line));
    this.count++;
  }

  /** Takes out the first that is admitted. */
  take(admits: (entry: Waiting) => boolean): Waiting | undefined {
    const first = [...this.lines.values()]
      .flatMap((byDepth) => [...byDepth.values()])
      .map((line) => line.first)
      .filter((entry) => entry !== undefined && admits(entry))
      .sort((a, b) => (a?.number ?? 0) - (b?.number ?? 0))[0];
    if (first) {
      this.drop(first);
    }
    return first;
  }

  private drop({ config, depth }: Entry): void {
    const byDepth = this.lines.get(config);
    const line = byDepth?.get(depth);
    line?.drop();
    this.count--;
    if (line?.first === undefined) {
      byDepth?.delete(depth);
    }
    if (byDepth?.size === 0) {
      this.lines.delete(config);
    }
  }
}

/** First in, first out, without moving the rest. */
class Line {
  private entries: (Entry | undefined)[] = [];
  private head = 0;

  get first(): Entry | undefined {
    return this.entries[this.head];
  }

  add(entry: Entry): void {
    this.entries.push(entry);
  }

  drop(): void {
    this.entries[this.head++] = undefined;
    if (this.head > 1000) {
      this.entries = this.entries.slice(this.head);
      this.head = 0;
    }
  }
}
