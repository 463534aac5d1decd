import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { pythonFor } from './container-image';
import type { SageMakerState } from './state';

/** What a container runs with. */
export interface ContainerSettings {
  readonly entryPoint: 'train' | 'serve';
  readonly image: string;
  /** Folder that stands for `/opt/ml`. */
  readonly folder: string;
  /** Environment of the container; values below `/opt/ml` are moved to the folder. */
  readonly environment: Readonly<Record<string, string>>;
  /** Threads of OpenMP and BLAS. */
  readonly threads: number;
  readonly logGroup: string;
  readonly logStream: string;
}

const CONTAINER_SCRIPTS = join(__dirname, 'container');
const PORT_FD = 3;

/** A container played by a Python process in a process group of its own; its output goes to a log stream. */
export class ContainerProcess {
  /** Exit code, or 128 + 9 when a signal ended the process; resolves after the last log line. */
  readonly exit: Promise<number>;
  /** The port of a serving container; rejects when the process ends before it listens. */
  readonly port: Promise<number>;
  private readonly child: ChildProcess;

  constructor(state: SageMakerState, settings: ContainerSettings) {
    if (state.stopped) {
      throw new Error('the local cloud has stopped');
    }
    const { folder, threads } = settings;
    this.child = spawn(pythonFor(settings.image, state.options), [join(CONTAINER_SCRIPTS, `${settings.entryPoint}.py`)], {
      cwd: folder,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        LANG: 'C.UTF-8',
        OMP_NUM_THREADS: String(threads),
        OPENBLAS_NUM_THREADS: String(threads),
        SAGEMAKER_BASE_DIR: folder,
        ...Object.fromEntries(Object.entries(settings.environment).map(([name, value]) => [name, inFolder(value, folder)])),
      },
    });
    state.processes.add(this);
    const log = (lines: readonly string[]): void => {
      state.cloud.ports.log(settings.logGroup, settings.logStream, lines);
    };
    const ended = new Promise<number>((resolve) => {
      this.child.on('error', (error) => {
        log([`cannot start ${this.child.spawnfile}: ${error.message}`]);
        resolve(127);
      });
      this.child.on('exit', (code) => {
        this.sweep();
        resolve(code ?? 137);
      });
    });
    const output = [this.child.stdout, this.child.stderr].map((stream) => forward(stream, log));
    this.exit = Promise.all([ended, ...output]).then(([code]) => code);
    void this.exit.finally(() => state.processes.delete(this));
    this.port = readPort(this.child.stdio[PORT_FD] as Readable);
    this.port.catch(() => undefined);
  }

  /** True until the process has ended. */
  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Sends a signal to the process and all that it has started. */
  kill(signal: NodeJS.Signals): void {
    if (this.running && this.child.pid !== undefined) {
      process.kill(-this.child.pid, signal);
    }
  }

  /** Ends what the process has left behind in its group. */
  private sweep(): void {
    try {
      process.kill(-(this.child.pid ?? NaN), 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
}

function inFolder(value: string, folder: string): string {
  return value === '/opt/ml' || value.startsWith('/opt/ml/') ? folder + value.slice('/opt/ml'.length) : value;
}

async function forward(stream: Readable | null, log: (lines: readonly string[]) => void): Promise<void> {
  if (stream) {
    for await (const line of createInterface({ input: stream })) {
      log([line]);
    }
  }
}

async function readPort(stream: Readable): Promise<number> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
  }
  const port = Number(text);
  if (!port) {
    throw new Error('the container ended before it listened');
  }
  return port;
}
