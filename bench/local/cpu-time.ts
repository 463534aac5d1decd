import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICKS = 100;

/** Seconds of CPU that a process, its descendants and those that they have waited for have taken so far; wall time would count what else the machine does. */
export function cpuSeconds(root: number): number {
  const all = new Map(readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? processStat(Number(name)) : [])));
  const isBelow = (pid: number): boolean => pid === root || (all.has(pid) && isBelow(all.get(pid)?.parent ?? 0));
  return [...all].filter(([pid]) => isBelow(pid)).reduce((sum, [, { ticks }]) => sum + ticks, 0) / TICKS;
}

function processStat(pid: number): [number, { readonly parent: number; readonly ticks: number }][] {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return []; // It has ended since the folder was listed.
  }
  // The name in parentheses may have spaces; what follows is the state, the parent and more numbers.
  const [, parent, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [[pid, { parent: Number(parent), ticks: fields.slice(9, 13).reduce((sum, field) => sum + Number(field), 0) }]];
}
