import { createHash } from 'node:crypto';
import { INPUT_FOLDERS, batchPrefix, manifestKey } from '../shared/batch/keys';
import type { BatchPlan, BatchRange, InputFormat } from '../shared/batch/plan';
import { canonicalJson } from '../shared/canonical-json';
import { modelVersion } from '../shared/model-version';
import type { BatchRequest } from './contract';

/** A file to score. */
export type InputFile = Pick<BatchRange, 'key' | 'etag' | 'size' | 'format' | 'compressed'>;

/** The files below the input's prefix. */
export interface BatchInput {
  readonly files: readonly InputFile[];
  /** Records by the feature run's manifest. */
  readonly expected?: number;
}

/** Bytes of a range: a function scores them in a few minutes. */
const RANGE_BYTES = 8 * 1024 ** 2;
/** Most ranges that files are cut into, beside one per file: larger input is cut into larger ranges. */
const MAX_CUTS = 10_000;
/** Most files of a batch: with them the plan stays under 5 MB. */
export const MAX_FILES = 10_000;

const BATCH_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const EXTENSION = /\.(csv|jsonl|json|ndjson)(\.gz)?$/;

/** Where the input's prefix points to. Throws on a request that breaks a rule. */
export function inputFolder({ batchId, input }: BatchRequest, model: string): keyof typeof INPUT_FOLDERS {
  if (!BATCH_ID.test(batchId)) {
    throw new Error(`batchId must be 1 to 64 letters, digits, hyphens and underscores, got ${JSON.stringify(batchId)}`);
  }
  const folder = (['featureRuns', 'uploads'] as const).find((name) => input.startsWith(`${model}/${INPUT_FOLDERS[name]}/`));
  if (folder === undefined) {
    const allowed = Object.values(INPUT_FOLDERS).map((name) => `${model}/${name}/`);
    throw new Error(`input must begin with ${allowed.join(' or ')}, got ${JSON.stringify(input)}`);
  }
  return folder;
}

/** Format of an uploaded file, by its name; throws when it tells none. */
export function uploadedFile({ key, etag, bytes }: { key: string; etag: string; bytes: number }): InputFile {
  const [, extension, gz] = EXTENSION.exec(key) ?? [];
  if (extension === undefined) {
    throw new Error(`${key} must end with .csv, .jsonl, .json or .ndjson, each also with .gz`);
  }
  const format: InputFormat = extension === 'csv' ? 'csv' : 'jsonl';
  return { key, etag, size: bytes, format, compressed: gz !== undefined };
}

/** Cuts files into ranges, in the order of the files; a compressed file can't be cut. */
export function* rangesOf(files: readonly InputFile[]): Generator<BatchRange> {
  const bytes = files.reduce((sum, { size, compressed }) => sum + (compressed ? 0 : size), 0);
  const step = Math.max(RANGE_BYTES, Math.ceil(bytes / MAX_CUTS));
  let place = 0;
  for (const file of files) {
    const length = file.compressed ? file.size : step;
    for (let start = 0; start < file.size; start += length) {
      yield { range: String(place).padStart(5, '0'), ...file, start, end: Math.min(start + length, file.size) };
      place += 1;
    }
  }
}

/** The plan of a batch with its ranges, a JSON object a line. */
export function planBatch(
  request: BatchRequest,
  { files, expected }: BatchInput,
  { model, settings }: { readonly model: string; readonly settings: unknown },
): { plan: BatchPlan; ranges: string } {
  const { batchId, input, modelPackageArn } = request;
  const lines = [...rangesOf(files)].map((range) => `${JSON.stringify(range)}\n`);
  const ranges = lines.join('');
  const planId = sha256(canonicalJson({ model, modelPackageArn, input, settings, ranges: sha256(ranges) }));
  const prefix = `${batchPrefix(model, batchId)}${planId}/`;
  const plan = {
    batchId,
    planId,
    input,
    modelPackageArn,
    version: modelVersion(modelPackageArn),
    prefix,
    rangesKey: `${prefix}ranges.jsonl`,
    manifestKey: manifestKey(model, batchId),
    ranges: lines.length,
    ...(expected === undefined ? {} : { expected }),
  };
  return { plan, ranges };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
