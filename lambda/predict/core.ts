import { readScores } from '../shared/model-csv';

/** One prediction of a response. */
export interface Prediction {
  /** `<inferenceId>#<row>`: by it a label finds its prediction. */
  readonly id: string;
  /** Probability of the positive class, 0 to 1. */
  readonly score: number;
  readonly label: 0 | 1;
}

/** Predictions of the container's answer, one score a line; throws when they are not `rows` numbers. */
export function toPredictions(answer: string, rows: number, inferenceId: string, threshold: number): Prediction[] {
  return readScores(answer, rows).map((score, row) => ({ id: `${inferenceId}#${row}`, score, label: score >= threshold ? 1 : 0 }));
}
