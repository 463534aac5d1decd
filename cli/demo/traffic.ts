import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ClientConfig } from './account';

/** A row of features, without its label. */
export type FeatureRow = Readonly<Record<string, unknown>>;

/** Requests at a time, and rows of a request in turn: 1 to 50, as clients differ. */
const CONCURRENCY = 6;
const REQUEST_SIZES = [50, 50, 37, 50, 1, 50, 50, 12];

/** A request that the inference API answered. */
export interface AnsweredRequest {
  readonly inferenceId: string;
  /** Place of its first row among all that were sent. */
  readonly start: number;
  readonly rows: number;
}

/** Sends rows to the inference API as live traffic. */
export async function sendTraffic(url: string, config: ClientConfig, rows: readonly FeatureRow[]): Promise<AnsweredRequest[]> {
  const requests = requestsOf(rows);
  const answered: AnsweredRequest[] = [];
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let request = requests.shift(); request !== undefined; request = requests.shift()) {
        const inferenceId = await predict(url, config, request.rows);
        answered.push({ inferenceId, start: request.start, rows: request.rows.length });
      }
    }),
  );
  return answered;
}

/** An even sample that keeps the order. */
export function evenSample<T>(rows: readonly T[], size: number): T[] {
  const step = Math.max(1, rows.length / size);
  return Array.from({ length: Math.min(size, rows.length) }, (_, i) => rows[Math.floor(i * step)] as T);
}

function requestsOf(rows: readonly FeatureRow[]): { start: number; rows: FeatureRow[] }[] {
  const requests: { start: number; rows: FeatureRow[] }[] = [];
  for (let start = 0, turn = 0; start < rows.length; turn++) {
    const size = REQUEST_SIZES[turn % REQUEST_SIZES.length] ?? 1;
    requests.push({ start, rows: rows.slice(start, start + size) });
    start += size;
  }
  return requests;
}

/** One request to the inference API, signed in the name of `config`. */
export async function requestPredictions(url: string, config: ClientConfig, rows: readonly FeatureRow[]): Promise<Response> {
  const body = JSON.stringify({ rows });
  return fetch(url, { method: 'POST', body, headers: await signedHeaders(url, config, body) });
}

async function predict(url: string, config: ClientConfig, rows: readonly FeatureRow[]): Promise<string> {
  const response = await requestPredictions(url, config, rows);
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`POST ${url} answered ${response.status}: ${text}`);
  }
  const { inferenceId, predictions } = JSON.parse(text) as { inferenceId: string; predictions: unknown[] };
  if (predictions.length !== rows.length) {
    throw new Error(`POST ${url} answered ${predictions.length} predictions to ${rows.length} rows`);
  }
  return inferenceId;
}

async function signedHeaders(url: string, { region, credentials }: ClientConfig, body: string): Promise<Record<string, string>> {
  const { hostname, port, pathname } = new URL(url);
  const signer = new SignatureV4({ service: 'execute-api', region, credentials, sha256: Sha256 });
  const headers = { host: port === '' ? hostname : `${hostname}:${port}`, 'content-type': 'application/json' };
  const signed = await signer.sign(new HttpRequest({ method: 'POST', hostname, path: pathname, headers, body }));
  return signed.headers;
}
