import type { ChainStore } from '../../../lambda/record-change/append';
import type { StoredRecord } from '../../../lambda/shared/audit-chain';

/** A chain in memory; `step` runs before and after the effect of each call, for faults and for other orders of calls. */
export class MemoryChain implements ChainStore {
  private readonly records = new Map<string, StoredRecord>();
  private readonly claimed = new Map<string, Set<string>>();

  constructor(private readonly step: () => Promise<void> = () => Promise.resolve()) {}

  head(): Promise<StoredRecord | undefined> {
    return this.call(() => this.inOrder().at(-1));
  }

  at(sequence: string): Promise<StoredRecord | undefined> {
    return this.call(() => this.records.get(sequence));
  }

  claims(event: string): Promise<string[]> {
    return this.call(() => [...(this.claimed.get(event) ?? [])]);
  }

  claim(event: string, sequence: string): Promise<void> {
    return this.call(() => {
      this.claimed.set(event, (this.claimed.get(event) ?? new Set<string>()).add(sequence));
    });
  }

  put(record: StoredRecord): Promise<boolean> {
    return this.call(() => {
      const free = !this.records.has(record.sequence);
      if (free) {
        this.records.set(record.sequence, record);
      }
      return free;
    });
  }

  inOrder(): StoredRecord[] {
    return [...this.records.values()].sort((a, b) => (a.sequence < b.sequence ? -1 : 1));
  }

  private async call<T>(effect: () => T): Promise<T> {
    await this.step();
    const result = effect();
    await this.step();
    return result;
  }
}
