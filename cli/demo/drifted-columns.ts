import type { Platform } from './platform';
import type { Monitored } from './replay';
import { readReport } from './replay';
import type { DriftedColumn } from './result';

interface ReportedColumn extends DriftedColumn {
  readonly verdict: string;
}

/** The columns that drifted with their bins, the highest score first, as the auditor reads them in the day's report. */
export async function driftedColumns(platform: Platform, { reportKey }: Monitored): Promise<DriftedColumn[]> {
  if (reportKey === undefined) {
    return [];
  }
  const { columns } = await readReport<{ columns: ReportedColumn[] }>(platform, reportKey);
  return columns
    .filter(({ verdict }) => verdict === 'drift')
    .map(({ name, score, reason, bins }) => ({ name, score, reason, bins }))
    .sort((a, b) => b.score - a.score);
}
