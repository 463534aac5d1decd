/** How asynchronous events of a function are handled. */
export interface AsyncConfig {
  /** Attempts after the first one, 0 to 2. */
  readonly retries: number;
  /** Oldest age of an event that is still tried, in seconds: 60 to 21,600. */
  readonly maxAgeSec: number;
  /** Queue, topic, function or bus that is told about a success. @default - nobody */
  readonly onSuccess?: string;
  /** Queue, topic, function or bus that is told about a failure. @default - nobody */
  readonly onFailure?: string;
}

/** What AWS does without an event invoke config. */
export const DEFAULT_ASYNC_CONFIG: AsyncConfig = { retries: 2, maxAgeSec: 6 * 3600 };
