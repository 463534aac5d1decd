/** How asynchronous events of a function are handled. */
export interface AsyncConfig {
  /** Attempts after the first one, 0 to 2. */
  readonly retries: number;
  /** Queue, topic, function or bus that is told about a success. @default - nobody */
  readonly onSuccess?: string;
  /** Queue, topic, function or bus that is told about a failure. @default - nobody */
  readonly onFailure?: string;
}

/** What AWS does without an event invoke config. */
export const DEFAULT_ASYNC_CONFIG: AsyncConfig = { retries: 2 };
