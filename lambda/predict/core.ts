import type { FeatureValue } from './request';

/** One prediction of a response. */
export interface Prediction {
  /** `<inferenceId>#<row>`: by it a label finds its prediction. */
  readonly id: string;
  /** Probability of the positive class, 0 to 1. */
  readonly score: number;
  readonly label: 0 | 1;
}

/** Rows as the container takes them: CSV without a header, missing values empty, booleans as 0 and 1. */
export function toCsv(rows: readonly (readonly FeatureValue[])[]): string {
  return rows.map((row) => row.map((value) => (typeof value === 'boolean' ? Number(value) : (value ?? ''))).join(',')).join('\n');
}

/** Predictions of the container's answer, one score a line; throws when they are not `rows` numbers. */
export function toPredictions(answer: string, rows: number, inferenceId: string, threshold: number): Prediction[] {
  const lines = answer.trim().split(/\s+/);
  const scores = lines.map(Number);
  if (scores.length !== rows || lines.includes('') || !scores.every(Number.isFinite)) {
    throw new Error(`the model must answer ${rows} scores, got ${JSON.stringify(answer.slice(0, 200))}`);
  }
  return scores.map((score, row) => ({ id: `${inferenceId}#${row}`, score, label: score >= threshold ? 1 : 0 }));
}

/** Version number at the end of a model package ARN; 0 when there is none. */
export function modelVersion(modelPackageArn: string): number {
  const last = modelPackageArn.split('/').at(-1) ?? '';
  return /^\d+$/.test(last) ? Number(last) : 0;
}
