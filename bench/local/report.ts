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
    plumbline: seconds(ours[name]),
    'MiniStack 1.5.33': seconds(theirs[name]),
    'times as fast': seconds((theirs[name] ?? NaN) / (ours[name] ?? NaN)),
  }));
  console.log(`\nlocal mode, in seconds\n\n${textTable(rows)}\n`);
  const goals = names.flatMap((name): [string, boolean][] => {
    const { title, goal } = LOADS[name];
    const text = goal === 1 ? 'not slower' : `at least ${goal} times as fast`;
    return goal === undefined ? [] : [[`${title}: ${text}`, (theirs[name] ?? NaN) >= goal * (ours[name] ?? NaN)]];
  });
  goals.forEach(([goal, held]) => {
    console.log(`${held ? 'reached' : 'MISSED '}  ${goal}`);
  });
  return { name: 'local', ours, theirs, goals: Object.fromEntries(goals) };
}

function seconds(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(2);
}
