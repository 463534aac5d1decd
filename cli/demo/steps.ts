/** Names, times and reports the steps of a run. */
export class Steps {
  private readonly start = process.hrtime.bigint();
  private readonly seconds: Record<string, number> = {};
  /** Time that steps inside the running ones have taken, innermost last. */
  private readonly inner: number[] = [];

  constructor(private readonly print: (line: string) => void) {}

  /** Runs a step; what it throws names the step. A step inside another one has its time to itself. */
  async run<T>(name: string, title: string, work: () => Promise<T>): Promise<T> {
    const start = process.hrtime.bigint();
    this.print(`▸ ${title}`);
    this.inner.push(0);
    try {
      return await work();
    } catch (error) {
      throw error instanceof StepError ? error : new StepError(name, title, error);
    } finally {
      this.account(name, secondsSince(start));
    }
  }

  /** A line below the current step. */
  note(line: string): void {
    this.print(`  ${line}`);
  }

  /** Times of all steps, rounded to tenths, with their total. */
  summary(): Record<string, number> {
    const rounded = Object.entries(this.seconds).map(([name, value]): [string, number] => [name, tenths(value)]);
    return { ...Object.fromEntries(rounded), total: tenths(secondsSince(this.start)) };
  }

  private account(name: string, seconds: number): void {
    this.seconds[name] = (this.seconds[name] ?? 0) + seconds - (this.inner.pop() ?? 0);
    const outer = this.inner.length - 1;
    if (outer >= 0) {
      this.inner[outer] = (this.inner[outer] ?? 0) + seconds;
    }
  }
}

/** A step that failed, with its name and what went wrong. */
export class StepError extends Error {
  constructor(
    readonly step: string,
    title: string,
    cause: unknown,
  ) {
    super(`step ${step} (${title}) failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function secondsSince(start: bigint): number {
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
