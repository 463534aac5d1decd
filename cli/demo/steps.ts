/** Names, times and reports the steps of a run. */
export class Steps {
  readonly seconds: Record<string, number> = {};
  private readonly start = process.hrtime.bigint();
  private current = '';

  constructor(private readonly print: (line: string) => void) {}

  /** Runs a step; what it throws names the step. */
  async run<T>(name: string, title: string, work: () => Promise<T>): Promise<T> {
    this.current = name;
    const start = process.hrtime.bigint();
    this.print(`▸ ${title}`);
    try {
      return await work();
    } catch (error) {
      throw new Error(`step ${name} (${title}) failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    } finally {
      this.seconds[name] = (this.seconds[name] ?? 0) + secondsSince(start);
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

  /** The step that runs or ran last. */
  get step(): string {
    return this.current;
  }
}

function secondsSince(start: bigint): number {
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
