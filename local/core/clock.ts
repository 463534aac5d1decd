interface Timer {
  readonly at: number;
  readonly sequence: number;
  readonly run: () => void;
}

/** The longest real sleep between two looks at the timers, in milliseconds. */
const MAX_SLEEP_MS = 1000;

/**
 * Virtual time: it runs at `rate` virtual seconds a real one and can jump forward.
 *
 * Waits, schedules, alarms and time stamps use it. Time-outs, signatures and the expiry of credentials stay on real time.
 */
export class Clock {
  private origin: { virtual: number; real: number };
  private timers: Timer[] = [];
  private sequence = 0;
  private wake?: NodeJS.Timeout;
  private stopped = false;

  constructor(
    private readonly rate = 1,
    start = Date.now(),
  ) {
    this.origin = { virtual: start, real: Date.now() };
  }

  /** The virtual time, in milliseconds since the epoch. */
  now(): number {
    return this.origin.virtual + (Date.now() - this.origin.real) * this.rate;
  }

  /** The virtual time as a `Date`. */
  date(): Date {
    return new Date(this.now());
  }

  /** Runs `run` once at the virtual time `at`; the returned function cancels it. */
  at(at: number, run: () => void): () => void {
    const timer = { at, sequence: this.sequence++, run };
    this.timers.push(timer);
    this.timers.sort((a, b) => a.at - b.at || a.sequence - b.sequence);
    this.arm();
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Resolves after `ms` virtual milliseconds. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.at(this.now() + ms, resolve));
  }

  /** Jumps forward to `to`, running each timer on the way at its own time. */
  jump(to: number): void {
    for (let next = this.timers[0]; next && next.at <= to; next = this.timers[0]) {
      this.origin = { virtual: Math.max(next.at, this.now()), real: Date.now() };
      this.runDue();
    }
    this.origin = { virtual: Math.max(to, this.now()), real: Date.now() };
    this.arm();
  }

  /** Drops every timer; a later one never runs. */
  stop(): void {
    this.stopped = true;
    this.timers = [];
    clearTimeout(this.wake);
  }

  private runDue(): void {
    for (let due = this.timers[0]; due && due.at <= this.now(); due = this.timers[0]) {
      this.timers.shift();
      due.run();
    }
  }

  private arm(): void {
    clearTimeout(this.wake);
    const next = this.timers[0];
    if (next && !this.stopped) {
      const delay = Math.max(0, (next.at - this.now()) / this.rate);
      this.wake = setTimeout(
        () => {
          this.runDue();
          this.arm();
        },
        Math.min(delay, MAX_SLEEP_MS),
      );
    }
  }
}
