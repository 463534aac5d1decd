import type { Part, RunPart } from './part';

/** A part that has run. */
export interface TimedPart extends Part {
  readonly seconds: number;
}

/**
 * Runs lanes side by side, and the parts of a lane one after another; an error of a part is its problem.
 *
 * Most parts keep this process's only thread busy, so lanes pay for parts that wait for other processes.
 */
export async function runParts(lanes: readonly (readonly RunPart[])[]): Promise<TimedPart[]> {
  const results = await Promise.all(lanes.map(runLane));
  return results.flat();
}

async function runLane(parts: readonly RunPart[]): Promise<TimedPart[]> {
  const results: TimedPart[] = [];
  for (const run of parts) {
    results.push(await timed(run));
  }
  return results;
}

async function timed(run: RunPart): Promise<TimedPart> {
  const start = performance.now();
  const part = await run().catch((error: unknown): Part => ({ name: run.name, figures: {}, problems: [messageOf(error)] }));
  return { ...part, seconds: secondsSince(start) };
}

/** A function's result and the wall time that it took, in seconds. */
export function measured<Result>(run: () => Result): { readonly result: Result; readonly seconds: number } {
  const start = performance.now();
  return { result: run(), seconds: secondsSince(start) };
}

/** Seconds since a `performance.now()`, to a tenth. */
export function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
