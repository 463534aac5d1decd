/** Which side of the join a record is of. */
export type JoinSide = 'predictions' | 'labels';

/** One request as the join sees it: its scores or its labels, in the order of its rows. */
export interface JoinRecord {
  /** Inference id; empty for a line that could not be read. */
  readonly id: string;
  /**
   * Place in time among records of one id, as text that sorts. A prediction's is its inference time and event id, a label's the hour in which
   * it was collected, its file and line. A record that is read twice has the same order twice.
   */
  readonly order: string;
  /** `null` for a line that could not be read. */
  readonly values: readonly number[] | null;
}

/** The record that stands for a line that could not be read. */
export function unreadableRecord(order: string): JoinRecord {
  return { id: '', order, values: null };
}
