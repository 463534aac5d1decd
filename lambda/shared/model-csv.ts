import type { FeatureValue } from './input-field';

/** Rows as the container takes them: CSV without a header, missing values empty, booleans as 0 and 1. */
export function toCsv(rows: readonly (readonly FeatureValue[])[]): string {
  return rows.map(toCsvLine).join('\n');
}

/** One row as the container takes it. */
export function toCsvLine(row: readonly FeatureValue[]): string {
  return row.map((value) => (typeof value === 'boolean' ? Number(value) : (value ?? ''))).join(',');
}

/** The container's answer, one score a line; throws when it is not `rows` numbers. */
export function readScores(answer: string, rows: number): number[] {
  const lines = answer.trim().split(/\s+/);
  const scores = lines.map(Number);
  if (scores.length !== rows || lines.includes('') || !scores.every(Number.isFinite)) {
    throw new Error(`the model must answer ${rows} scores, got ${JSON.stringify(answer.slice(0, 200))}`);
  }
  return scores;
}
