import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emitMetrics } from '../shared/emit-metrics';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { deleteParts, openFile, placesFromEnvironment, publish } from './adapters';
import type { IngestRequest, IngestResult } from './contract';
import { ENV } from './contract';
import type { LedgerItem } from './core';
import { ingestResult, ledgerItem, qualityReport } from './core';
import { Ledger } from './ledger';
import { scanFile } from './scan';

const s3 = new S3Client({});
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

/** Takes in one delivered file; safe to run again at any time, also beside itself. */
export async function handler(request: IngestRequest): Promise<IngestResult> {
  const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  try {
    return await transientFailures(() => ingest(request, folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function ingest(request: IngestRequest, folder: string): Promise<IngestResult> {
  const places = placesFromEnvironment();
  const ledger = new Ledger(documents, requireEnv(ENV.LEDGER_TABLE));
  const scan = await scanFile(await openFile(s3, request.bucket, request.key), request.contract, folder);
  const report = qualityReport(request, scan);
  const item = ledgerItem(report, scan);
  const known = await ledger.settled(item.dataset, item.contentHash);
  if (known !== undefined) {
    return ingestResult(known, 'duplicate');
  }
  await publish(s3, places, report, scan);
  for (const old of report.outcome === 'ingested' ? await ledger.replacedBy(item) : []) {
    await deleteParts(s3, places, old.dataset, old.contentHash);
    await ledger.supersede(old);
  }
  if (!(await ledger.commit(item))) {
    return ingestResult(item, 'duplicate');
  }
  count(item);
  return ingestResult(item, report.outcome);
}

function count({ dataset, rows, good, quarantined, outcome, at }: LedgerItem): void {
  const FilesRejected = outcome === 'rejected' ? 1 : 0;
  const values = { RowsIn: rows, RowsGood: good, RowsQuarantined: quarantined, FilesRejected };
  emitMetrics({ Environment: requireEnv(ENV.ENVIRONMENT), Dataset: dataset }, values, new Date(at));
}
