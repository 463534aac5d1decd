import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** The buckets of the data lake, by zone. */
export interface LakeZones {
  /** Files as they were delivered. */
  readonly raw: IBucket;
  /** Rows that keep their dataset's contract, as Parquet. */
  readonly curated: IBucket;
  /** Training snapshots, rows to score, and the scores of batches. */
  readonly features: IBucket;
  /** Training code, trained models, evaluations. */
  readonly artifacts: IBucket;
  /** Captured traffic, quality and drift reports. */
  readonly monitoring: IBucket;
  /** Rows that break their dataset's contract, and records that batches could not score, with the reason. */
  readonly quarantine: IBucket;
}
