import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Emulator } from './emulators';
import { startMiniStack, startPlumbline } from './emulators';
import { TEMPLATE } from './template';

/** What is measured, and how many times as fast local mode has to be. MiniStack ignores `ItemBatcher`: it gets the batches ready-made. */
export const LOADS = {
  start: { title: 'start to ready, with a template of 9 resources', goal: 1 },
  inline: { title: 'inline Map, 1,000 items over Lambda', goal: 3 },
  batched: { title: 'Distributed Map, 10,000 rows of CSV in batches of 100 over Lambda', goal: undefined },
  prepared: { title: 'Distributed Map, the same 100 batches as items of JSON', goal: 3 },
  puts: { title: '2,000 S3 puts of 1 KB', goal: 1 },
  invokes: { title: '500 invocations, one after the other', goal: 1 },
} as const;

/** Name of a load. */
export type Load = keyof typeof LOADS;

/** Seconds by load. */
export type Seconds = Readonly<Partial<Record<Load, number>>>;

/** Medians of local mode and MiniStack, which take turns, each run in a new process; `python` has boto3 and MiniStack. */
export async function measureLoads(python: string, runs: number): Promise<{ readonly ours: Seconds; readonly theirs: Seconds }> {
  const ours: Seconds[] = [];
  const theirs: Seconds[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await once(python, () => startPlumbline('bench', TEMPLATE), false));
    theirs.push(await once(python, () => startMiniStack(python), true));
  }
  return { ours: medians(ours), theirs: medians(theirs) };
}

async function once(python: string, start: () => Promise<Emulator>, deploys: boolean): Promise<Seconds> {
  const begin = performance.now();
  const emulator = await start();
  const started = (performance.now() - begin) / 1000;
  try {
    // Local mode deploys before it is ready, MiniStack when it is asked to.
    const { deploy = 0 } = deploys ? load(python, emulator, ['deploy']) : {};
    load(python, emulator, ['rows']);
    const loads = ['invokes', 'inline', ...(deploys ? [] : ['batched']), 'prepared', 'puts'];
    return { ...load(python, emulator, loads), start: started + deploy };
  } finally {
    await emulator.stop();
  }
}

function load(python: string, { endpoint }: Emulator, names: readonly string[]): Partial<Record<Load | 'deploy' | 'rows', number>> {
  const command = [join('bench', 'peers', 'emulator_load.py'), endpoint, ...names];
  return JSON.parse(execFileSync(python, command, { input: TEMPLATE, encoding: 'utf8' })) as Record<string, number>;
}

function medians(all: readonly Seconds[]): Seconds {
  const names = Object.keys(all[0] ?? {}) as Load[];
  return Object.fromEntries(names.map((name) => [name, median(all.map((seconds) => seconds[name] ?? NaN))]));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
