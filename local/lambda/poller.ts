/** Brings events from a source to a function until it is stopped. */
export interface Poller {
  /** How the last batch went, in AWS's words. */
  readonly lastResult: string;
  stop(): void;
}
