import { textTable } from '../../cli/changes/text-table';
import { pythonEnvironment } from '../../cli/demo/python-environment';
import type { Load } from './loads';
import { LOADS, measureLoads } from './loads';

/** The benchmark of local mode against MiniStack: prints its table and goals, and gives both for the file of results. */
export async function localBench(runs: number): Promise<object> {
  const python = await pythonEnvironment('bench/witness/requirements.txt');
  const { ours, theirs } = await measureLoads(python, runs);
  const names = Object.keys(LOADS) as Load[];
  const rows = names.map((name) => ({
    load: LOADS[name].title,
    'plumbline s': seconds(ours[name]?.wall),
    'MiniStack s': seconds(theirs[name]?.wall),
    'times as fast': seconds(ratio(theirs[name]?.wall, ours[name]?.wall)),
    'plumbline CPU s': seconds(ours[name]?.cpu),
    'MiniStack CPU s': seconds(theirs[name]?.cpu),
  }));
  console.log(`\nlocal mode against MiniStack 1.5.33\n\n${textTable(rows)}\n`);
  const goals = names.flatMap((name): [string, boolean][] => {
    const { title, goal } = LOADS[name];
    const text = goal === 1 ? 'not slower' : `at least ${goal} times as fast`;
    return goal === undefined ? [] : [[`${title}: ${text}`, ratio(theirs[name]?.wall, ours[name]?.wall) >= goal]];
  });
  goals.forEach(([goal, held]) => {
    console.log(`${held ? 'reached' : 'MISSED '}  ${goal}`);
  });
  return { name: 'local', ours, theirs, goals: Object.fromEntries(goals) };
}

function ratio(of = NaN, to = NaN): number {
  return of / to;
}

function seconds(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(2);
}
