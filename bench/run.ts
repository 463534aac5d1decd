import { Command } from 'commander';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { dirname, join } from 'node:path';
import { pythonEnvironment } from '../cli/demo/python-environment';
import { textTable } from '../cli/changes/text-table';
import { localBench } from './local/report';
import type { Measurement } from './measure';
import { measure } from './measure';
import type { Scenario } from './scenarios';
import { captureScenario, driftScenario, memoryScenario, profileScenario, wideScenario } from './scenarios';
import { synthScenario } from './synth-scenario';

const RESULTS = join('.cache', 'bench', 'results.json');

interface Flags {
  readonly runs: string;
  readonly only?: string;
  readonly large: boolean;
}

/** Measures the statistics engine, the synthesis and local mode against their peers, as whole processes; see README.md. */
async function bench({ runs, only, large }: Flags): Promise<void> {
  const isAsked = (name: string): boolean => only === undefined || only.split(',').includes(name);
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Linux ${release()}, Node.js ${process.versions.node}`;
  console.log(`${machine}; median of ${runs}`);
  const ofProcesses = only === 'local' ? [] : await processResults(runs, large, isAsked);
  const results = [...ofProcesses, ...(isAsked('local') ? [await localBench(Number(runs))] : [])];
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify({ machine, runs: Number(runs), results }, null, 2)}\n`);
}

/** What is measured as the life of one process each. */
async function processResults(runs: string, large: boolean, isAsked: (name: string) => boolean): Promise<object[]> {
  const python = await pythonEnvironment('bench/requirements.txt');
  const all: Readonly<Record<string, () => Scenario>> = {
    drift: () => driftScenario(python),
    profile: () => profileScenario(python),
    capture: captureScenario,
    wide: wideScenario,
    synth: synthScenario,
    ...(large && { memory: () => memoryScenario(10_000_000) }),
  };
  return Object.entries(all)
    .filter(([name]) => isAsked(name))
    .map(([name, scenario]) => {
      const { title, contenders, goals, shares } = scenario();
      const measured = measure(python, contenders, Number(runs));
      console.log(`\n${title}\n\n${table(measured)}\n`);
      Object.entries(shares?.(measured) ?? {}).forEach(([share, taken]) => {
        console.log(`${taken.toFixed(2)} CPU s  ${share}`);
      });
      const reached = goals(measured);
      Object.entries(reached).forEach(([goal, held]) => {
        console.log(`${held ? 'reached' : 'MISSED '}  ${goal}`);
      });
      return { name, title, measured: measured.map((measurement) => ({ ...measurement, output: undefined })), goals: reached };
    });
}

function table(measured: readonly Measurement[]): string {
  return textTable(
    measured.map(({ name, seconds, cpuSeconds, megabytes }) => ({
      process: name,
      seconds: seconds.toFixed(3),
      'CPU seconds': cpuSeconds.toFixed(3),
      'peak MB': megabytes.toFixed(0),
      'times ours': (seconds / (measured[0]?.seconds ?? NaN)).toFixed(2),
    })),
  );
}

new Command('bench')
  .description('measure the statistics engine, the synthesis and local mode against their peers, in the same run')
  .option('--runs <n>', 'runs of each process, of which the median counts', '5')
  .option('--only <names>', 'some of drift, profile, capture, wide, synth, local, memory')
  .option('--large', 'memory on 10,000,000 rows too (1.3 GB of files)', false)
  .action(bench)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
