import type { ServingProcess } from './serving-process';

/** One serving process of a fleet and how it is. */
export class Instance {
  status: 'starting' | 'healthy' | 'gone' = 'starting';
  /** Resolves when the process is healthy for the first time; rejects when that takes longer than `startupMs`. */
  readonly ready: Promise<void>;

  constructor(
    readonly process: ServingProcess,
    startupMs: number,
  ) {
    this.ready = process.ready(startupMs);
    this.ready.then(
      () => {
        this.status = this.status === 'starting' ? 'healthy' : 'gone';
      },
      () => {
        this.retire();
      },
    );
  }

  /** Ends the process. */
  retire(): void {
    this.status = 'gone';
    this.process.stop();
  }
}
