import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { cpuSeconds } from './cpu-time';
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

/** Seconds of wall time, and of the emulator's CPU. */
export interface Seconds {
  readonly wall: number;
  readonly cpu: number;
}

/** What each load took. */
export type Measured = Readonly<Partial<Record<Load, Seconds>>>;

/** Medians of local mode and MiniStack, which take turns, each run in a new process; `python` has boto3 and MiniStack. */
export async function measureLoads(python: string, runs: number): Promise<{ readonly ours: Measured; readonly theirs: Measured }> {
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await once(python, () => startPlumbline('bench', TEMPLATE), false));
    theirs.push(await once(python, () => startMiniStack(python), true));
  }
  return { ours: medians(ours), theirs: medians(theirs) };
}

async function once(python: string, start: () => Promise<Emulator>, deploys: boolean): Promise<Measured> {
  const begin = performance.now();
  const emulator = await start();
  const started = (performance.now() - begin) / 1000;
  try {
    // Local mode deploys before it is ready, MiniStack when it is asked to.
    const deployed = deploys ? load(python, emulator, 'deploy') : { wall: 0, cpu: 0 };
    const ready = { wall: started + deployed.wall, cpu: cpuSeconds(emulator.pid) };
    load(python, emulator, 'rows');
    const names: Load[] = ['invokes', 'inline', ...(deploys ? [] : ['batched' as const]), 'prepared', 'puts'];
    return { start: ready, ...Object.fromEntries(names.map((name) => [name, load(python, emulator, name)])) };
  } finally {
    await emulator.stop();
  }
}

function load(python: string, { endpoint, pid }: Emulator, name: string): Seconds {
  const before = cpuSeconds(pid);
  const command = [join('bench', 'peers', 'emulator_load.py'), endpoint, name];
  const seconds = JSON.parse(execFileSync(python, command, { input: TEMPLATE, encoding: 'utf8' })) as Record<string, number>;
  return { wall: seconds[name] ?? NaN, cpu: cpuSeconds(pid) - before };
}

function medians(all: readonly Measured[]): Measured {
  const names = Object.keys(all[0] ?? {}) as Load[];
  const of = (name: Load, kind: keyof Seconds): number => median(all.map((measured) => measured[name]?.[kind] ?? NaN));
  return Object.fromEntries(names.map((name) => [name, { wall: of(name, 'wall'), cpu: of(name, 'cpu') }]));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
