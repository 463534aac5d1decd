import { rowProbability } from '../../stats/read/rows/row-number';
import { readRows } from '../../stats/read/rows/read-rows';
import { DataError } from '../../stats/read/data-error';
import { ProgressBar } from './progress-bar';

/** Columns of a file with labels. */
export interface LabelledColumns {
  readonly label: string;
  readonly prediction?: string;
  readonly score?: string;
}

/** Rows whose label is known. */
export interface LabelledRows {
  /** Line of each row, for what is wrong with it. */
  readonly lines: readonly number[];
  readonly labels: readonly string[];
  /** Empty without a column of predictions. */
  readonly predictions: readonly string[];
  /** From 0 to 1; empty without a column of scores. */
  readonly scores: Float64Array;
  /** Rows that were left out because their label is missing. */
  readonly unlabelled: number;
}

/** Reads labels with what was predicted; throws a `DataError` for a prediction that is missing and a score that is no probability. */
export async function labelledRows(file: string, { label, prediction, score }: LabelledColumns): Promise<LabelledRows> {
  const lines: number[] = [];
  const labels: string[] = [];
  const predictions: string[] = [];
  const scores: number[] = [];
  let unlabelled = 0;
  const bar = new ProgressBar();
  const columns = [label, ...(prediction === undefined ? [] : [prediction]), ...(score === undefined ? [] : [score])];
  await readRows(
    file,
    columns,
    ({ line, values }) => {
      const [found] = values;
      const predicted = prediction === undefined ? undefined : values[1];
      if (predicted === null) {
        throw new DataError({ file, line, column: prediction }, 'must be a prediction, got nothing');
      }
      const scored = score === undefined ? undefined : rowProbability(file, line, score, values.at(-1) ?? null);
      if (found === null || found === undefined) {
        unlabelled += 1;
        return;
      }
      lines.push(line);
      labels.push(found);
      if (predicted !== undefined) {
        predictions.push(predicted);
      }
      if (scored !== undefined) {
        scores.push(scored);
      }
    },
    bar.file(),
  ).finally(() => {
    bar.end();
  });
  return { lines, labels, predictions, scores: Float64Array.from(scores), unlabelled };
}
