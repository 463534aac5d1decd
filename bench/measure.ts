import { execFileSync } from 'node:child_process';

/** A process to measure. */
export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  /** Exit codes that are no failure. */
  readonly codes: readonly number[];
}

/** What a process took, start and imports included. */
export interface Measurement {
  readonly name: string;
  /** Medians over the runs. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Most over the runs. */
  readonly megabytes: number;
  readonly output: string;
}

interface Run {
  readonly code: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the contenders in turn, `runs` times each, so that what else the machine does is shared; `python` runs the stop-watch. */
export function measure(python: string, contenders: readonly Contender[], runs: number): Measurement[] {
  const found = contenders.map((): Run[] => []);
  for (let run = 0; run < runs; run += 1) {
    contenders.forEach((contender, index) => found[index]?.push(once(python, contender)));
  }
  return contenders.map(({ name }, index) => {
    const all = found[index] ?? [];
    return {
      name,
      seconds: median(all.map(({ seconds }) => seconds)),
      cpuSeconds: median(all.map(({ cpu }) => cpu)),
      megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
      output: all[0]?.output ?? '',
    };
  });
}

function once(python: string, { name, command, codes }: Contender): Run {
  const run = JSON.parse(execFileSync(python, ['bench/peers/measured.py', ...command], { maxBuffer: 1 << 28, encoding: 'utf8' })) as Run;
  if (!codes.includes(run.code)) {
    throw new Error(`${name} must exit with ${codes.join(' or ')}, got ${run.code}: ${run.errors}`);
  }
  return run;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
