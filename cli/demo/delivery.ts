import { PutObjectCommand } from '@aws-sdk/client-s3';
import { executionArns, newOutputs } from './executions';
import type { DeliveredFile } from './flight-files';
import type { Platform } from './platform';

/** What the platform counted in the files that it took in. */
export interface RowCounts {
  readonly in: number;
  readonly good: number;
  readonly quarantined: number;
}

interface IngestionOutput {
  readonly outcome: 'ingested' | 'rejected' | 'duplicate';
  readonly rows: number;
  readonly good: number;
  readonly quarantined: number;
}

/** Counts of a delivery, and how its files ended. */
export interface DeliveryResult {
  readonly rows: RowCounts;
  readonly outcomes: Readonly<Record<IngestionOutput['outcome'], number>>;
}

/** Uploads files to the raw zone as the ML engineer and waits until each is ingested; a duplicate counts nothing. */
export async function deliver(platform: Platform, files: readonly DeliveredFile[]): Promise<DeliveryResult> {
  const { states, s3 } = platform.mlEngineer;
  const workflow = platform.output('DataLake', 'FlightsIngestionWorkflowArn');
  const bucket = platform.output('DataLake', 'RawBucket');
  const known = await executionArns(states, workflow);
  for (const { name, body } of files) {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `flights/${name}`, Body: body }));
  }
  const ended = await newOutputs<IngestionOutput>(states, workflow, known, files.length);
  const counted = ended.filter(({ outcome }) => outcome !== 'duplicate');
  const sum = (field: 'rows' | 'good' | 'quarantined'): number => counted.reduce((total, output) => total + output[field], 0);
  const count = (outcome: IngestionOutput['outcome']): number => ended.filter((output) => output.outcome === outcome).length;
  return {
    rows: { in: sum('rows'), good: sum('good'), quarantined: sum('quarantined') },
    outcomes: { ingested: count('ingested'), rejected: count('rejected'), duplicate: count('duplicate') },
  };
}

/** Both counts together. */
export function addRows(a: RowCounts, b: RowCounts): RowCounts {
  return { in: a.in + b.in, good: a.good + b.good, quarantined: a.quarantined + b.quarantined };
}
