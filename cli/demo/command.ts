import { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { production } from '../../config/production';
import { pascalCase } from '../../lib/config/names';
import { callLog } from '../../local/iam-service/call-log';
import type { LocalRun } from '../../local/main';
import { startLocal } from '../../local/main';
import { callTable } from '../call-table';
import { namedCalls } from '../named-calls';
import { flightDelay } from '../../models/flight-delay/model';
import { lastTrouble } from './last-trouble';
import { renderPage } from './page';
import { readPlatformMap } from './picture/read-platform-map';
import { pythonEnvironment } from './python-environment';
import type { DemoResult } from './result';
import { Demo } from './run-demo';
import { Steps } from './steps';
import { summary } from './summary';
import { synthesize } from './synthesize';

interface Flags {
  readonly json?: string;
  readonly page: string;
  readonly days: number;
}

/** Folder of the synthesized assembly. */
const APP = 'cdk.out';
/** Folder of everything that a run stores. */
const DATA = '.plumbline/demo';
/** Virtual seconds in a real one: five minutes of bake time take two and a half. */
const CLOCK_RATE = 120;

/** `plumbline demo`: the main job, on real flights, on this machine. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('synthesize the production stage, deploy it on this machine and run the life cycle of a model on real flights')
    .option('--json <file>', 'write the result as JSON')
    .option('--page <file>', 'where to write the page', join(DATA, 'report.html'))
    .option('--days <number>', 'days of February to replay', Number, 28)
    .action(demo);
}

async function demo(flags: Flags): Promise<void> {
  const steps = new Steps((line) => {
    console.log(line);
  });
  let run: LocalRun | undefined;
  try {
    const python = await steps.run('python', "the model's Python libraries", () =>
      pythonEnvironment('models/flight-delay/requirements.txt'),
    );
    await steps.run('synth', 'synthesize the stacks, compliance rules included', synthesize);
    run = await steps.run('start', `deploy the ${production.environment} stage on this machine`, () => start(python));
    const { account, region, environment } = production;
    const life = await Demo.start({ run, steps, account, region, environment, days: flags.days });
    const found = await life.run();
    const platform = readPlatformMap(APP, pascalCase(environment), flightDelay.name);
    const result: DemoResult = { ...found, platform, seconds: steps.summary() };
    writeFileSync(flags.page, renderPage(result));
    writeFileSync(join(DATA, 'calls.txt'), `${callTable(callLog(run.cloud))}\n`);
    writeFileSync(join(DATA, 'calls.json'), `${JSON.stringify(namedCalls(run.cloud, pascalCase(environment)), null, 1)}\n`);
    if (flags.json !== undefined) {
      writeFileSync(flags.json, `${JSON.stringify(result, null, 2)}\n`);
    }
    console.log(summary(result));
    console.log(`\npage: ${resolve(flags.page)}\ncalls x statements: ${resolve(DATA, 'calls.txt')}`);
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  } finally {
    await run?.stop();
  }
}

function reportFailure(error: unknown): void {
  const trouble = lastTrouble(join(DATA, 'logs'));
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  if (trouble !== undefined) {
    console.error(`log line: ${trouble.line}\nlook at:  ${resolve(trouble.file)}`);
  }
  console.error(`all logs: ${resolve(DATA, 'logs')}`);
}

function start(python: string): Promise<LocalRun> {
  return startLocal({
    app: APP,
    stage: pascalCase(production.environment),
    port: 0,
    dataDir: DATA,
    clockRate: CLOCK_RATE,
    clockStart: new Date('2001-02-01T00:35:00Z'),
    containers: { 'sagemaker-xgboost': python },
  });
}
