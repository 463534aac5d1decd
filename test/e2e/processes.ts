import { execFileSync } from 'node:child_process';

/** A process of this machine. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** All that a process has started, directly or not, and that has not ended. */
export function descendantsOf(pid: number): Process[] {
  const all = runningProcesses();
  const found = all.filter(({ parent }) => parent === pid);
  for (const process of found) {
    found.push(...all.filter(({ parent }) => parent === process.pid));
  }
  return found;
}

/** Those of some processes that still run. */
export function survivors(processes: readonly Process[]): Process[] {
  const running = new Set(runningProcesses().map(({ pid }) => pid));
  return processes.filter(({ pid }) => running.has(pid));
}

/** A process that has ended, and whose parent has not asked for it, does not run. */
function runningProcesses(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args=']).toString().trim().split('\n');
  return lines.flatMap((line) => {
    const [, pid = '', parent = '', status = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return status.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
