import type { FrequentItems } from './frequent-items';
import { FREQUENT_ITEMS } from './frequent-items';

interface Counter {
  text: string;
  /** Upper bound. */
  rows: number;
  /** How much of `rows` may belong to texts that had this counter before. */
  error: number;
  /** Place in the heap. */
  place: number;
}

/**
 * Finds the most frequent texts in one pass with 1024 counters (Metwally, Agrawal and El Abbadi, "Efficient computation of frequent and
 * top-k elements in data streams", ICDT 2005): a text without a counter takes over the smallest one.
 */
export class SpaceSaving {
  private readonly counters = new Map<string, Counter>();
  /** Binary heap with the smallest counter first. */
  private readonly heap: Counter[] = [];
  private total = 0;

  /** Goes on from texts that are counted already. */
  constructor({ items, other }: FrequentItems) {
    this.total = other;
    // Ascending order is a heap.
    for (const [text, rows, error] of items.toSorted((a, b) => a[1] + a[2] - (b[1] + b[2]))) {
      this.total += rows;
      this.append({ text, rows: rows + error, error, place: this.heap.length });
    }
  }

  add(text: string, rows: number): void {
    this.total += rows;
    const known = this.counters.get(text);
    if (known !== undefined) {
      known.rows += rows;
      this.sink(known);
      return;
    }
    const least = this.heap[0];
    if (least === undefined || this.heap.length < FREQUENT_ITEMS) {
      this.append({ text, rows, error: 0, place: this.heap.length });
      return;
    }
    this.counters.delete(least.text);
    this.counters.set(text, least);
    least.text = text;
    least.error = least.rows;
    least.rows += rows;
    this.sink(least);
  }

  frequent(): FrequentItems {
    const sorted = this.heap.toSorted((a, b) => b.rows - b.error - (a.rows - a.error) || (a.text < b.text ? -1 : 1));
    return {
      items: sorted.map(({ text, rows, error }) => [text, rows - error, error]),
      other: sorted.reduce((rest, { rows, error }) => rest - (rows - error), this.total),
    };
  }

  private append(counter: Counter): void {
    this.counters.set(counter.text, counter);
    this.heap.push(counter);
    for (let parent = this.parentOf(counter); parent !== undefined && parent.rows > counter.rows; parent = this.parentOf(counter)) {
      this.swap(counter, parent);
    }
  }

  private sink(counter: Counter): void {
    for (;;) {
      const [left, right] = [this.heap[2 * counter.place + 1], this.heap[2 * counter.place + 2]];
      const child = left !== undefined && right !== undefined && right.rows < left.rows ? right : left;
      if (child === undefined || child.rows >= counter.rows) {
        return;
      }
      this.swap(counter, child);
    }
  }

  private parentOf({ place }: Counter): Counter | undefined {
    return place === 0 ? undefined : this.heap[(place - 1) >> 1];
  }

  private swap(a: Counter, b: Counter): void {
    [a.place, b.place] = [b.place, a.place];
    this.heap[a.place] = a;
    this.heap[b.place] = b;
  }
}
