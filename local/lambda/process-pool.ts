import { AwsError } from '../core/aws-error';
import type { FunctionConfig } from './function-config';
import type { FunctionProcess } from './function-process';

/** How many processes there may be. */
export interface PoolLimits {
  /** Invocations at once, over all functions; the rest wait in line. */
  readonly running: number;
  /** Invocations of one function at once: more than there are cores would start processes that only wait for each other. */
  readonly ofOneFunction: number;
  /** Processes alive, idle ones included: of a function with several the oldest goes first, then the one that has been idle longest. */
  readonly alive: number;
  /** Real time after which an idle process ends, in milliseconds. */
  readonly idleMs: number;
}

/** Suits a machine with two cores: keeps every function of a day of the demo warm, and its processes together below 1 GB. */
const DEFAULT_LIMITS: PoolLimits = { running: 4, ofOneFunction: 2, alive: 9, idleMs: 5_000 };

/** A process is not used again when its credentials end so soon after the function's time-out, in milliseconds. */
const EXPIRY_MARGIN_MS = 60_000;

/** What the pool needs to know of a process. */
export type PooledProcess = Pick<FunctionProcess, 'config' | 'alive' | 'expiration' | 'kill'>;

/** Keeps warm processes: one invocation at a time each, more processes for more at once. */
export class ProcessPool<P extends PooledProcess = FunctionProcess> {
  /** With the timers that end them; longest idle first. */
  private readonly idle = new Map<P, NodeJS.Timeout>();
  private readonly busy = new Set<P>();
  /** By function, the invocations that have their turn. */
  private readonly running = new Map<FunctionConfig, number>();
  private readonly waiting: { readonly config: FunctionConfig; readonly begin: () => void }[] = [];
  private stopped = false;

  constructor(
    private readonly start: (config: FunctionConfig) => P,
    private readonly limits = DEFAULT_LIMITS,
  ) {}

  /** Runs one invocation as soon as its turn has come. */
  async run<T>(config: FunctionConfig, use: (process: P) => Promise<T>): Promise<T> {
    await this.turn(config);
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
      this.next(config);
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

  private async turn(config: FunctionConfig): Promise<void> {
    if (this.admits(config)) {
      this.count(config, 1);
    } else {
      await new Promise<void>((begin) => this.waiting.push({ config, begin }));
    }
  }

  /** Hands the turn to the first in line that may run now. */
  private next(ended: FunctionConfig): void {
    this.count(ended, -1);
    const index = this.waiting.findIndex(({ config }) => this.admits(config));
    const [first] = index < 0 ? [] : this.waiting.splice(index, 1);
    if (first) {
      this.count(first.config, 1);
      first.begin();
    }
  }

  private admits(config: FunctionConfig): boolean {
    const all = [...this.running.values()].reduce((sum, n) => sum + n, 0);
    return all < this.limits.running && (this.running.get(config) ?? 0) < this.limits.ofOneFunction;
  }

  private count(config: FunctionConfig, change: number): void {
    const now = (this.running.get(config) ?? 0) + change;
    if (now === 0) {
      this.running.delete(config);
    } else {
      this.running.set(config, now);
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
    while (this.idle.size + this.busy.size >= this.limits.alive && this.idle.size > 0) {
      this.end(this.leastNeeded());
    }
    return this.start(config);
  }

  /** Of a function that has several idle processes the one that has been idle longest, else of all. */
  private leastNeeded(): P {
    const idle = [...this.idle.keys()];
    const spare = idle.find((process, i) => idle.some((other, k) => k > i && other.config === process.config));
    return spare ?? (idle[0] as P);
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
