import { AwsError } from '../core/aws-error';
import type { FunctionConfig } from './function-config';
import type { FunctionProcess } from './function-process';

/** How many processes there may be. */
export interface PoolLimits {
  /** Invocations at once, over all functions; the rest wait in line. */
  readonly running: number;
  /** Processes alive, idle ones included; the one that has been idle longest goes first. */
  readonly alive: number;
  /** Real time after which an idle process ends, in milliseconds. */
  readonly idleMs: number;
}

/** Suits a machine with two cores and keeps the processes of the demo below 1 GB. */
const DEFAULT_LIMITS: PoolLimits = { running: 4, alive: 5, idleMs: 10_000 };

/** A process is not used again when its credentials end so soon after the function's time-out, in milliseconds. */
const EXPIRY_MARGIN_MS = 60_000;

/** What the pool needs to know of a process. */
export type PooledProcess = Pick<FunctionProcess, 'config' | 'alive' | 'expiration' | 'kill'>;

/** Keeps warm processes: one invocation at a time each, more processes for more at once. */
export class ProcessPool<P extends PooledProcess = FunctionProcess> {
  /** With the timers that end them; longest idle first. */
  private readonly idle = new Map<P, NodeJS.Timeout>();
  private readonly busy = new Set<P>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private stopped = false;

  constructor(
    private readonly start: (config: FunctionConfig) => P,
    private readonly limits = DEFAULT_LIMITS,
  ) {}

  /** Runs one invocation as soon as its turn has come. */
  async run<T>(config: FunctionConfig, use: (process: P) => Promise<T>): Promise<T> {
    await this.turn();
    let process: P | undefined;
    try {
      process = this.take(config);
      this.busy.add(process);
      return await use(process);
    } finally {
      if (process) {
        this.busy.delete(process);
        if (process.alive) {
          this.rest(process);
        }
      }
      this.next();
    }
  }

  /** Ends the idle processes of a function that has been changed or removed. */
  retire(functionName: string): void {
    for (const process of this.idle.keys()) {
      if (process.config.name === functionName) {
        this.end(process);
      }
    }
  }

  /** Ends all processes; whoever still waits, or comes later, is refused. */
  stop(): void {
    this.stopped = true;
    for (const process of [...this.idle.keys(), ...this.busy]) {
      this.end(process);
    }
  }

  private async turn(): Promise<void> {
    if (this.running < this.limits.running) {
      this.running++;
    } else {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Hands the turn to the next in line. */
  private next(): void {
    const waiter = this.waiting.shift();
    if (waiter) {
      waiter();
    } else {
      this.running--;
    }
  }

  private take(config: FunctionConfig): P {
    if (this.stopped) {
      throw new AwsError('ServiceException', 'local mode is stopping', 500);
    }
    const usableUntil = Date.now() + config.timeoutSec * 1000 + EXPIRY_MARGIN_MS;
    for (const process of [...this.idle.keys()].reverse()) {
      if (!process.alive || (process.config === config && process.expiration.getTime() < usableUntil)) {
        this.end(process);
      } else if (process.config === config) {
        this.wake(process);
        return process;
      }
    }
    const tooMany = this.idle.size + this.busy.size + 1 - this.limits.alive;
    for (const process of [...this.idle.keys()].slice(0, Math.max(0, tooMany))) {
      this.end(process);
    }
    return this.start(config);
  }

  private rest(process: P): void {
    const timer = setTimeout(() => {
      this.end(process);
    }, this.limits.idleMs);
    this.idle.set(process, timer.unref());
  }

  private wake(process: P): void {
    clearTimeout(this.idle.get(process));
    this.idle.delete(process);
  }

  private end(process: P): void {
    process.kill();
    this.wake(process);
  }
}
