import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** `plumbline local` in a process of its own. */
export interface RunningCommand {
  readonly endpoint: string;
  /** Ids of the processes that it has started, and that those have started. */
  descendants(): number[];
  /** Sends a signal and resolves with the exit code, `null` if the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the command from source with `temporary` as the folder of temporary files; resolves when it is ready. */
export async function startCommand(flags: readonly string[], temporary: string): Promise<RunningCommand> {
  const child = spawn(process.execPath, ['--require', './test/esbuild-register.cjs', 'cli/plumbline.ts', 'local', ...flags], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const endpoint = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url] = /^ready at (\S+);/.exec(line) ?? [];
      if (url !== undefined) {
        resolve(url);
      }
    });
  });
  const early = exit.then((code) => Promise.reject(new Error(`plumbline local ended with exit code ${code} before it was ready`)));
  return {
    endpoint: await Promise.race([endpoint, early]),
    descendants: () => descendantsOf(child.pid ?? 0),
    end: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
}

function descendantsOf(pid: number): number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , command]) => command !== 'ps')
    .map(([id, parent]) => ({ id: Number(id), parent: Number(parent) }));
  const children = (of: number): number[] => processes.filter(({ parent }) => parent === of).flatMap(({ id }) => [id, ...children(id)]);
  return children(pid);
}

/** Whether a process still runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
