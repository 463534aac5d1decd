import { Command, InvalidArgumentError } from 'commander';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCustomResource } from '../local/cloudformation/custom-resource-type';
import type { StackEvent } from '../local/cloudformation/stack';
import { callLog } from '../local/iam-service/call-log';
import type { LocalRun } from '../local/main';
import { startLocal } from '../local/main';
import { callTable } from './call-table';

interface Flags {
  readonly app: string;
  readonly stage?: string;
  readonly port: number;
  readonly clock: number;
  readonly record: readonly string[];
  readonly container: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** `plumbline local`: runs a cloud assembly on this machine until it is interrupted. */
export function localCommand(): Command {
  return new Command('local')
    .description('run a synthesized cloud assembly on this machine, without an AWS account')
    .option('--app <dir>', 'folder of the cloud assembly', 'cdk.out')
    .option('--stage <name>', 'stage to run, for example Pilot')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', wholeNumber, 4580)
    .option('--clock <rate>', 'virtual seconds in a real one', positiveNumber, 1)
    .option('--record <type>', 'record resources of this type, which local mode does not emulate; may be repeated', typeName, [])
    .option('--container <image=python...>', 'Python executable that plays the image of this repository name', container, {})
    .option('--data <dir>', 'folder to store everything in; emptied at the start (default: a temporary one)')
    .action(runLocal);
}

async function runLocal(flags: Flags): Promise<void> {
  const interruption = new AbortController();
  const interrupted = onInterrupt(interruption);
  const dataDir = flags.data ?? mkdtempSync(join(tmpdir(), 'plumbline-'));
  try {
    const { app, stage, port, record, clock: clockRate, container: containers } = flags;
    const { signal } = interruption;
    const run = await startLocal({ app, stage, port, record, clockRate, containers, dataDir, onProgress: printProgress, signal });
    printReady(run);
    await interrupted;
    await run.stop();
    console.log(callTable(callLog(run.cloud)));
  } finally {
    if (flags.data === undefined) {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

/** Prints the stacks, what fails, and custom resources: their functions may let everything wait. */
function printProgress({ stackName, logicalId, type, status, reason }: StackEvent): void {
  if (logicalId === stackName || reason !== undefined || isCustomResource(type)) {
    console.log([stackName, logicalId === stackName ? undefined : logicalId, status, reason].filter(Boolean).join('  '));
  }
}

function printReady({ endpoint, recordedTypes }: LocalRun): void {
  if (recordedTypes.length > 0) {
    console.log(`recorded only, without effect here: ${recordedTypes.join(', ')}`);
  }
  console.log(`ready at ${endpoint}; stop with Ctrl-C`);
}

/** Aborts and resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function onInterrupt(interruption: AbortController): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        interruption.abort(new Error(`${signal} before the app was ready`));
        resolve();
      });
    }
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) {
    throw new InvalidArgumentError('must be a port number');
  }
  return Number(text);
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0)) {
    throw new InvalidArgumentError('must be greater than 0');
  }
  return value;
}

function typeName(text: string, others: readonly string[]): string[] {
  if (!/^[A-Za-z0-9]+::[A-Za-z0-9]+(::[A-Za-z0-9]+)?$/.test(text)) {
    throw new InvalidArgumentError('must be a resource type, for example AWS::Neptune::DBCluster');
  }
  return [...others, text];
}

function container(text: string, others: Readonly<Record<string, string>>): Record<string, string> {
  const [, image, python] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!image || !python) {
    throw new InvalidArgumentError('must be <image repository>=<python executable>');
  }
  return { ...others, [image]: python };
}
