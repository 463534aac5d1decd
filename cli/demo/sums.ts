import type { DemoResult } from './result';

/** A number in a sum. */
export interface Term {
  /** Its place in the result, as `figure` takes it. */
  readonly path: string;
  readonly value: number;
  /** What it counts, for example `good`. */
  readonly word: string;
}

/** A count that must be the sum of others, so that nothing is lost and nothing is counted twice. */
export interface Sum {
  readonly id: string;
  readonly name: string;
  readonly whole: Term;
  readonly parts: readonly Term[];
  /** What it means when it adds up. */
  readonly meaning: string;
}

/** The counts of a run that must add up. */
export function sums({ rows, predictions, days, batch }: DemoResult): Sum[] {
  const monitored = days.reduce((sum, day) => sum + day.monitored, 0);
  return [
    {
      id: 'rows',
      name: 'Delivered rows',
      whole: { path: 'rows.in', value: rows.in, word: 'in' },
      parts: [
        { path: 'rows.good', value: rows.good, word: 'good' },
        { path: 'rows.quarantined', value: rows.quarantined, word: 'quarantined' },
      ],
      meaning: 'every row of every file is in the lake or in quarantine',
    },
    {
      id: 'predictions',
      name: 'Live predictions',
      whole: { path: 'predictions', value: predictions, word: 'answered' },
      parts: [{ path: 'days+monitored', value: monitored, word: 'captured and monitored' }],
      meaning: 'the monitors saw every row that the inference API scored',
    },
    {
      id: 'batch',
      name: 'Batch of 1 to 7 March',
      whole: { path: 'batch.in', value: batch.in, word: 'in' },
      parts: [
        { path: 'batch.scored', value: batch.scored, word: 'scored' },
        { path: 'batch.quarantined', value: batch.quarantined, word: 'quarantined' },
      ],
      meaning: 'every flight has a prediction or a reason',
    },
  ];
}

/** What is missing from the parts; below zero when they are too many, zero when the sum holds. */
export function missing({ whole, parts }: Sum): number {
  return whole.value - parts.reduce((total, { value }) => total + value, 0);
}
