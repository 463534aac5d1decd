import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../cli/demo/platform';
import { pythonEnvironment } from '../../cli/demo/python-environment';
import { pascalCase } from '../../lib/config/names';
import type { PlatformConfig } from '../../lib/config/platform-config';
import type { DeployedPlatform } from './local-platform';
import { APP } from './app-folder';
import type { Process } from './processes';
import type { RunningCommand } from './running-command';
import { startCommand } from './running-command';

/** A stage that `plumbline local` runs in a process of its own. */
export interface CliPlatform extends DeployedPlatform {
  readonly command: RunningCommand;
  /** Processes of the run whose command line holds a text. */
  processes(text: string): Process[];
}

/** Starts `plumbline local` for a stage and waits until it is ready. */
export async function startCli({ environment, account, region }: PlatformConfig, name: string): Promise<CliPlatform> {
  const flags = {
    '--app': APP,
    '--stage': pascalCase(environment),
    '--port': '0',
    '--clock': '300',
    '--container': `sagemaker-xgboost=${await pythonEnvironment('models/flight-delay/requirements.txt')}`,
    '--data': join('.plumbline', 'e2e', name),
  };
  const command = await startCommand(Object.entries(flags).flat(), tmpdir());
  const platform = await connect(command.endpoint, account, region, environment);
  const processes = (text: string): Process[] => command.descendants().filter((found) => found.command.includes(text));
  return { ...platform, environment, command, processes };
}
