import { AwsError } from '../core/aws-error';
import type { FunctionConfig } from './function-config';
import type { FunctionProcess } from './function-process';
import { IdleShare } from './idle-share';
import type { Waiting } from './waiting-line';
import { WaitingLine } from './waiting-line';

/** How many processes there may be. */
export interface PoolLimits {
  /** Invocations at once, over all functions; the rest wait in line. */
  readonly running: number;
  /** Invocations of one function at once: more than there are cores would start processes that only wait for each other. */
  readonly ofOneFunction: number;
  /** Invocations at once while this machine has nothing to do, because functions wait for something else than the processor. */
  readonly runningIdle: number;
  /** Processes alive, idle ones included: of a function with several the oldest goes first, then the one that has been idle longest. */
  readonly alive: number;
  /** Real time after which an idle process ends, in milliseconds. */
  readonly idleMs: number;
  /** Real time between two looks at the processor while invocations wait, in milliseconds. */
  readonly lookMs: number;
}

/** Suits a machine with two cores: keeps every function of a day of the demo warm, and its processes together below 1 GB (shared pages counted once). */
const DEFAULT_LIMITS: PoolLimits = { running: 4, ofOneFunction: 2, runningIdle: 32, alive: 12, idleMs: 15_000, lookMs: 250 };

/** A process is not used again when its credentials end so soon after the function's time-out, in milliseconds. */
const EXPIRY_MARGIN_MS = 60_000;
/** The processor is idle when so much of its time goes unused; then more invocations may run, else fewer. */
const IDLE_SHARE = 0.5;

/** What the pool needs to know of a process. */
export type PooledProcess = Pick<FunctionProcess, 'config' | 'alive' | 'expiration' | 'kill'>;

/** Keeps warm processes: one invocation at a time each, more processes for more at once. */
export class ProcessPool<P extends PooledProcess = FunctionProcess> {
  /** With the timers that end them; longest idle first. */
  private readonly idle = new Map<P, NodeJS.Timeout>();
  /** With the number of invocations that each waits for. */
  private readonly busy = new Map<P, { nested: number }>();
  /** By function, the invocations that have their turn. */
  private readonly running = new Map<FunctionConfig, number>();
  private total = 0;
  /** Turns beyond the limits, while this machine is idle. */
  private extra = 0;
  private readonly waiting = new WaitingLine();
  private look?: NodeJS.Timeout;
  private stopped = false;

  constructor(
    private readonly start: (config: FunctionConfig) => P,
    private readonly limits = DEFAULT_LIMITS,
    private readonly idleShare: () => number = new IdleShare().next,
  ) {}

  /**
   * Runs one invocation as soon as its turn has come.
   *
   * @param depth how many invocations wait for this one
   */
  async run<T>(config: FunctionConfig, use: (process: P) => Promise<T>, depth = 0): Promise<T> {
    await this.turn(config, depth);
    let process: P | undefined;
    try {
      process = this.take(config);
      this.busy.set(process, { nested: 0 });
      return await use(process);
    } finally {
      const waitsForOthers = process !== undefined && (this.busy.get(process)?.nested ?? 0) > 0;
      if (process) {
        this.busy.delete(process);
        if (process.alive) {
          this.rest(process);
        }
      }
      if (!waitsForOthers) {
        this.count(config, -1);
      }
      this.admitNext();
    }
  }

  /** Gives the turn of a process to others while it waits for an invocation of its own: without that a chain of them could wait forever. */
  async whileWaiting<T>(process: P, work: () => Promise<T>): Promise<T> {
    const state = this.busy.get(process);
    if (!state) {
      return await work();
    }
    if (++state.nested === 1) {
      this.count(process.config, -1);
      this.admitNext();
    }
    try {
      return await work();
    } finally {
      if (--state.nested === 0 && this.busy.get(process) === state) {
        this.count(process.config, 1);
      }
    }
  }

  /** Ends the idle processes of a function that has been changed or removed. */
  retire(config: FunctionConfig): void {
    for (const process of this.idle.keys()) {
      if (process.config === config) {
        this.end(process);
      }
    }
  }

  /** Ends all processes; whoever still waits, or comes later, is refused. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.look);
    for (const process of [...this.idle.keys(), ...this.busy.keys()]) {
      this.end(process);
    }
  }

  private async turn(config: FunctionConfig, depth: number): Promise<void> {
    if (!this.stopped && !this.admits({ config, depth })) {
      this.look ??= setInterval(this.adapt, this.limits.lookMs).unref();
      await new Promise<void>((begin) => {
        this.waiting.add({ config, depth, begin });
      });
    } else {
      this.count(config, 1);
    }
  }

  /** Hands turns to those in line that may run now. */
  private admitNext(): void {
    for (let next = this.takeNext(); next; next = this.takeNext()) {
      this.count(next.config, 1);
      next.begin();
    }
  }

  private takeNext(): Waiting | undefined {
    return this.waiting.take((entry) => this.stopped || this.admits(entry));
  }

  /** With the processes that may be alive at most, only the innermost of a chain gets a turn: the others need its end. */
  private admits({ config, depth }: Pick<Waiting, 'config' | 'depth'>): boolean {
    return (
      this.total < this.limits.running + this.extra &&
      (this.running.get(config) ?? 0) < this.limits.ofOneFunction + this.extra &&
      (this.busy.size < this.limits.alive + this.extra || depth >= this.waiting.deepest)
    );
  }

  /** Functions that sleep, poll or wait for the network don't need a core each. */
  private readonly adapt = (): void => {
    if (this.waiting.size === 0) {
      clearInterval(this.look);
      this.look = undefined;
      this.extra = 0;
    } else {
      const most = this.limits.runningIdle - this.limits.running;
      this.extra = this.idleShare() > IDLE_SHARE ? Math.min(2 * this.extra + 1, most) : Math.floor(this.extra / 2);
      this.admitNext();
    }
  };

  private count(config: FunctionConfig, change: number): void {
    const now = (this.running.get(config) ?? 0) + change;
    this.total += change;
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
