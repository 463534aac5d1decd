import type { DatasetContract } from '../../lib/config/dataset-contract';

/** Environment variables of the function. */
export const ENV = {
  ENVIRONMENT: 'ENVIRONMENT',
  CURATED_BUCKET: 'CURATED_BUCKET',
  QUARANTINE_BUCKET: 'QUARANTINE_BUCKET',
  MONITORING_BUCKET: 'MONITORING_BUCKET',
  LEDGER_TABLE: 'LEDGER_TABLE',
} as const;

/** What the state machine hands over: the object that was created and the contract that it must keep. */
export interface IngestRequest {
  readonly bucket: string;
  readonly key: string;
  /** Time of the event, ISO 8601. */
  readonly time: string;
  readonly contract: DatasetContract;
}

/** `ingested`: its good rows count; `rejected`: the file as a whole broke the contract; `duplicate`: these bytes were dealt with before. */
export type Outcome = 'ingested' | 'rejected' | 'duplicate';

/** What became of a file; `rows` = `good` + `quarantined`. */
export interface IngestResult {
  readonly outcome: Outcome;
  /** SHA-256 of the file as it was delivered, in hex. */
  readonly contentHash: string;
  readonly rows: number;
  readonly good: number;
  readonly quarantined: number;
  /** Key of the quality report in the monitoring bucket. */
  readonly reportKey: string;
}
