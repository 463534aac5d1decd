import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from '../../cli/demo/platform';
import { pythonEnvironment } from '../../cli/demo/python-environment';
import { pascalCase } from '../../lib/config/names';
import type { PlatformConfig } from '../../lib/config/platform-config';
import type { DeployedPlatform } from './local-platform';
import { APP } from './local-platform';
import type { Process } from './processes';
import { descendants } from './processes';

/** A stage that `plumbline local` runs in a process of its own. */
export interface CliPlatform extends DeployedPlatform {
  readonly main: ChildProcess;
  /** Processes of the run whose command line holds a text. */
  processes(text: string): Process[];
}

/** Starts `plumbline local` for a stage and waits until it is ready. */
export async function startCli({ environment, account, region }: PlatformConfig, name: string): Promise<CliPlatform> {
  const python = await pythonEnvironment('models/flight-delay/requirements.txt');
  const options = {
    '--app': APP,
    '--stage': pascalCase(environment),
    '--port': '0',
    '--clock': '300',
    '--container': `sagemaker-xgboost=${python}`,
    '--data': join('.plumbline', 'e2e', name),
  };
  const command = ['--require', './test/esbuild-register.cjs', 'cli/plumbline.ts', 'local', ...Object.entries(options).flat()];
  const main = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const platform = await connect(await readyAt(main), account, region, environment);
  const processes = (text: string): Process[] => descendants(main.pid ?? NaN).filter((found) => found.command.includes(text));
  return { ...platform, environment, main, processes };
}

async function readyAt({ stdout }: ChildProcess): Promise<string> {
  if (stdout !== null) {
    for await (const line of createInterface({ input: stdout })) {
      const [, endpoint] = /^ready at (http:\S+);/.exec(line) ?? [];
      if (endpoint !== undefined) {
        // What is printed later is not read, and must not fill the pipe.
        stdout.resume();
        return endpoint;
      }
    }
  }
  throw new Error('plumbline local ended before it was ready');
}
