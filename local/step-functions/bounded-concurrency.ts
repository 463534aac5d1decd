/**
 * Applies work to all items, a bounded number at once, and gives the results in the items' order.
 *
 * Fails with the first error, but only after the work that was under way has ended; no new work is begun.
 */
export class BoundedWork<T, R> {
  private readonly results: R[] = [];
  private next = 0;
  private running = 0;
  private failed?: { readonly error: unknown };
  private settle = (): void => undefined;

  constructor(
    private readonly items: readonly T[],
    private limit: number,
    private readonly work: (item: T, index: number) => Promise<R>,
  ) {}

  /** Changes how many run at once, also while they run. */
  setLimit(limit: number): void {
    this.limit = limit;
    this.fill();
  }

  async run(): Promise<R[]> {
    await new Promise<void>((resolve) => {
      this.settle = resolve;
      this.fill();
      this.check();
    });
    if (this.failed) {
      throw this.failed.error;
    }
    return this.results;
  }

  private fill(): void {
    while (this.running < this.limit && this.next < this.items.length && !this.failed) {
      void this.begin(this.next++);
    }
  }

  private async begin(index: number): Promise<void> {
    this.running += 1;
    try {
      this.results[index] = await this.work(this.items[index] as T, index);
    } catch (error) {
      this.failed ??= { error };
    }
    this.running -= 1;
    this.fill();
    this.check();
  }

  private check(): void {
    if (this.running === 0) {
      this.settle();
    }
  }
}
