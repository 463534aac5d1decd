import type { ColumnSummary } from './column-profile';
import type { IngestRequest, IngestResult, Outcome } from './contract';
import { partKey, reportKey } from './keys';
import type { Scan } from './scan';

/** What a file held and what became of it, kept as `quality/<dataset>/<hash>.json`. */
export interface QualityReport {
  readonly version: 1;
  readonly dataset: string;
  readonly sourceKey: string;
  /** SHA-256 of the file as it was delivered, in hex. */
  readonly contentHash: string;
  readonly outcome: Exclude<Outcome, 'duplicate'>;
  /** Why the file was rejected. @default - it was not */
  readonly rejection?: string;
  readonly rows: number;
  readonly good: number;
  readonly quarantined: number;
  /** Bad rows by `<column>.<rule>`. */
  readonly problems: Readonly<Record<string, number>>;
  readonly columns: readonly ColumnSummary[];
  /** Keys of the Parquet files in the curated bucket. */
  readonly parts: readonly string[];
  /** Time of the event, ISO 8601. */
  readonly at: string;
}

/** One file content in the ledger. */
export interface LedgerItem {
  readonly dataset: string;
  readonly contentHash: string;
  readonly sourceKey: string;
  readonly rows: number;
  readonly good: number;
  readonly quarantined: number;
  /** First and last day that the good rows fall on, `YYYY-MM-DD`. @default - there are none */
  readonly firstDay?: string;
  readonly lastDay?: string;
  /** `superseded`: other content came under the same source key, and these rows are gone. */
  readonly outcome: 'ingested' | 'rejected' | 'superseded';
  /** Time of the event, ISO 8601. */
  readonly at: string;
}

/** The report of a scanned file. */
export function qualityReport({ contract, key, time }: IngestRequest, scan: Scan): QualityReport {
  const { contentHash, rejection, rows, good, problems, columns } = scan;
  return {
    version: 1,
    dataset: contract.name,
    sourceKey: key,
    contentHash,
    outcome: rejection === undefined ? 'ingested' : 'rejected',
    rejection,
    rows,
    good,
    quarantined: rows - good,
    problems,
    columns,
    parts: scan.parts.map(({ day }, index) => partKey(contract.name, day, contentHash, index)),
    at: time,
  };
}

/** The ledger's item of a scanned file. */
export function ledgerItem(report: QualityReport, scan: Scan): LedgerItem {
  const { dataset, contentHash, sourceKey, rows, good, quarantined, outcome, at } = report;
  const days = scan.parts.map(({ day }) => day).sort();
  return { dataset, contentHash, sourceKey, rows, good, quarantined, firstDay: days[0], lastDay: days.at(-1), outcome, at };
}

/** What the state machine gets. */
export function ingestResult(item: LedgerItem, outcome: Outcome): IngestResult {
  const { dataset, contentHash, rows, good, quarantined } = item;
  return { outcome, contentHash, rows, good, quarantined, reportKey: reportKey(dataset, contentHash) };
}
