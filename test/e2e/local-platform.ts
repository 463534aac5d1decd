import { join } from 'node:path';
import { connect } from '../../cli/demo/platform';
import type { Platform } from '../../cli/demo/platform';
import { pythonEnvironment } from '../../cli/demo/python-environment';
import { pascalCase } from '../../lib/config/names';
import type { PlatformConfig } from '../../lib/config/platform-config';
import type { LocalRun } from '../../local/main';
import { startLocal } from '../../local/main';
import { APP } from './app-folder';

/** Virtual seconds in a real one, unless a test needs more real time. */
const CLOCK_RATE = 300;

/** A deployed stage and its people. */
export interface DeployedPlatform extends Platform {
  readonly environment: string;
}

/** A stage that runs inside this process. */
export interface LocalPlatform extends DeployedPlatform {
  readonly run: LocalRun;
  readonly stage: string;
  /** Lets virtual time jump forward. */
  passTo(time: string): Promise<void>;
}

/** Deploys a stage on this machine, on 1 February 2001 after the monitor's hour; `name` tells the folder of its data. */
export async function startPlatform(
  { environment, account, region }: PlatformConfig,
  name: string,
  clockRate = CLOCK_RATE,
): Promise<LocalPlatform> {
  const stage = pascalCase(environment);
  const run = await startLocal({
    app: APP,
    stage,
    port: 0,
    dataDir: join('.plumbline', 'e2e', name),
    clockRate,
    clockStart: new Date('2001-02-01T00:35:00Z'),
    containers: { 'sagemaker-xgboost': await pythonEnvironment('models/flight-delay/requirements.txt') },
  });
  const platform = await connect(run.endpoint, account, region, environment);
  return { ...platform, run, stage, environment, passTo: (time) => passTo(run.endpoint, time) };
}

async function passTo(endpoint: string, time: string): Promise<void> {
  const response = await fetch(`${endpoint}/_plumbline/clock`, { method: 'POST', body: JSON.stringify({ time }) });
  if (!response.ok) {
    throw new Error(`the clock must jump to ${time}: ${await response.text()}`);
  }
}
