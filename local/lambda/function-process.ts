import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Caller } from '../core/service';
import type { ErrorRecord, InvocationMessage, ProcessMessage } from './bootstrap-protocol';
import type { FunctionConfig } from './function-config';
import { readLines } from './read-lines';
import type { RuntimeCommand } from './runtime-command';
import type { Outcome } from './running-invocation';
import { RunningInvocation } from './running-invocation';
import { endOfProcess, exited, timedOut } from './runtime-error';

/** AWS gives the start of a process this long, apart from the function's own time-out. */
const INIT_LIMIT_MS = 10_000;

/** What is needed to start a process. */
export interface ProcessStart {
  readonly config: FunctionConfig;
  readonly command: RuntimeCommand;
  readonly environment: Readonly<Record<string, string>>;
  readonly logStream: string;
  /** The session of the function's role that the process lives in. */
  readonly caller: Caller;
  /** When its credentials end, in real time. */
  readonly expiration: Date;
}

/** What an invocation brings along beside the deadline that its process sets. */
export type Invocation = Omit<InvocationMessage, 'deadline'>;

/** One process of a function, for one invocation at a time. */
export class FunctionProcess {
  readonly config: FunctionConfig;
  readonly logStream: string;
  readonly caller: Caller;
  readonly expiration: Date;
  /** Called for lines that are printed outside of an invocation. */
  onStrayLine: (line: string) => void = () => undefined;
  private readonly child: ChildProcess;
  private readonly startedAt = performance.now();
  private readonly loaded: Promise<void>;
  private initMs?: number;
  private initError?: ErrorRecord;
  private running?: RunningInvocation;
  private exit?: string;
  private groupEnded = false;

  constructor(start: ProcessStart) {
    this.config = start.config;
    this.logStream = start.logStream;
    this.caller = start.caller;
    this.expiration = start.expiration;
    this.child = spawn(start.command.file, start.command.args, {
      cwd: start.config.code.folder,
      env: start.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) {
        readLines(stream, (line) => {
          (this.running ? this.running.onLine : this.onStrayLine)(line);
        });
      }
    }
    this.loaded = new Promise((resolve) => {
      // A function can send what it likes over this channel.
      this.child.on('message', (message: ProcessMessage | null) => {
        if (message?.kind === 'loaded') {
          this.initMs = performance.now() - this.startedAt;
          this.initError = message.error;
          resolve();
        } else if (message?.kind === 'done') {
          this.running?.onDone(message);
        }
      });
      this.child.on('exit', (code, signal) => {
        this.exit = endOfProcess(code, signal);
        this.kill();
        this.groupEnded = true;
      });
      // After `exit`, when all output has been read.
      this.child.on('close', () => {
        resolve();
        this.running?.onClosed(this.exit ?? 'signal: killed');
      });
      this.child.on('error', (error) => {
        this.exit = error.message;
        resolve();
        this.running?.onClosed(error.message);
      });
    });
  }

  /** False once the process has ended or been killed. */
  get alive(): boolean {
    return this.exit === undefined;
  }

  /** Runs one invocation; never rejects. A time-out or a failed start ends the process. */
  async run(invocation: Invocation, onLine: (line: string) => void): Promise<Outcome> {
    const first = this.initMs === undefined;
    const limitMs = this.config.timeoutSec * 1000;
    const start = { tooSlow: false };
    const slowStart = setTimeout(() => {
      start.tooSlow = true;
      this.kill();
    }, INIT_LIMIT_MS + limitMs);
    await this.loaded;
    clearTimeout(slowStart);
    const initMs = first ? this.initMs : undefined;
    const running = new RunningInvocation({ ...invocation, deadline: Date.now() + limitMs }, onLine);
    this.running = running;
    const timer = setTimeout(() => {
      running.finish({ error: timedOut(invocation.requestId, this.config.timeoutSec) });
      this.kill();
    }, limitMs);
    if (this.initError !== undefined || !this.alive) {
      const ended = start.tooSlow
        ? timedOut(invocation.requestId, this.config.timeoutSec)
        : exited(invocation.requestId, this.exit ?? 'signal: killed');
      running.finish({ error: this.initError ?? ended });
      this.kill();
    } else {
      this.child.send(running.message);
    }
    const outcome = await running.outcome;
    clearTimeout(timer);
    this.running = undefined;
    return { ...outcome, initMs };
  }

  /** Ends the process and all that it has started. */
  kill(): void {
    this.exit ??= 'signal: killed';
    if (this.child.pid !== undefined && !this.groupEnded) {
      try {
        process.kill(-this.child.pid, 'SIGKILL');
      } catch {
        // The group is gone already.
      }
    }
  }
}
