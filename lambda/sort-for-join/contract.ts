import type { JoinSide } from '../../stats/performance/join-record';

/** Environment of the function. */
export const ENV = { BUCKET: 'BUCKET', MODEL: 'MODEL' } as const;

/** Where files of one side and day lie. */
export interface JoinSource {
  readonly side: JoinSide;
  /** Day of the inference, or day on which the labels were collected; `YYYY-MM-DD`. */
  readonly day: string;
  /** Prefix of the side's files, with a slash at its end; year, month, day and hour follow. */
  readonly prefix: string;
}

/** A batch of files of one source. */
export interface SortBatch {
  readonly BatchInput: JoinSource;
  readonly Items: readonly { readonly Key: string }[];
}
