import { RECORD_ID } from './records';

/** A scored record as it is stored. */
export function scoredLine(id: string, score: number, threshold: number): string {
  return `${JSON.stringify({ [RECORD_ID]: id, score, label: score >= threshold ? 1 : 0 })}\n`;
}
