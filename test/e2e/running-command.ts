import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Process } from './processes';
import { descendantsOf } from './processes';

/** `plumbline local` in a process of its own. */
export interface RunningCommand {
  readonly endpoint: string;
  /** The processes that it has started, and that those have started. */
  descendants(): Process[];
  /** Sends a signal and resolves with the exit code, `null` if the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the command, which the synthesis has built, with `temporary` as the folder of temporary files; resolves when it is ready.
 *
 * @param python an executable whose folder comes first in the PATH, so that functions in Python run on it
 */
export async function startCommand(flags: readonly string[], temporary: string, python?: string): Promise<RunningCommand> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['dist/cli/plumbline.js', 'local', ...flags], {
    env: { ...process.env, TMPDIR: temporary, PATH: python === undefined ? PATH : `${dirname(python)}${delimiter}${PATH}` },
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
