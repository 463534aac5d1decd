import type { Comparison } from '../../stats/drift/comparison';
import { textTable } from '../changes/text-table';
import { figure } from './figure';
import { bySeverity } from './severity';

/** A comparison to read: a line of each column, the most urgent first, and the verdict. */
export function driftTable({ columns, verdict, reason }: Comparison): string {
  const lines = bySeverity(columns).map((column) => ({
    column: column.name,
    type: column.type,
    verdict: column.verdict,
    score: figure(column.score),
    threshold: figure(column.threshold),
    noise: figure(column.noiseFloor),
    q: figure(column.qValue),
    reason: column.reason,
  }));
  return `${textTable(lines)}\n\n${verdict}: ${reason}`;
}
