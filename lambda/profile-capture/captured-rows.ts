import type { FeatureColumn } from '../shared/feature-columns';
import { PROBE_INFERENCE_ID } from '../shared/probe-inference-id';
import type { Row, Value } from '../../stats/schema';

/** Rows of captured requests, and how many lines could not be read. */
export interface CapturedRows {
  readonly rows: Row[];
  readonly unreadable: number;
}

interface CaptureRecord {
  readonly captureData?: { readonly endpointInput?: { readonly data?: unknown; readonly encoding?: unknown } };
  readonly eventMetadata?: { readonly inferenceId?: unknown };
}

/** Reads a capture file (JSON lines with CSV input); probes are left out, a line that does not fit the features is counted. */
export function capturedRows(file: string, features: readonly FeatureColumn[]): CapturedRows {
  const rows: Row[] = [];
  let unreadable = 0;
  for (const line of file.split('\n').filter((text) => text !== '')) {
    const found = recordRows(line, features);
    if (found === undefined) {
      unreadable += 1;
    } else {
      rows.push(...found);
    }
  }
  return { rows, unreadable };
}

function recordRows(line: string, features: readonly FeatureColumn[]): Row[] | undefined {
  const record = parse(line);
  if (record?.eventMetadata?.inferenceId === PROBE_INFERENCE_ID) {
    return [];
  }
  const text = decode(record);
  if (text === undefined) {
    return undefined;
  }
  const rows = text
    .split(/\r?\n/)
    .filter((row) => row !== '')
    .map((row) => toRow(row.split(','), features));
  return rows.some((row) => row === undefined) ? undefined : (rows as Row[]);
}

function parse(line: string): CaptureRecord | undefined {
  try {
    return JSON.parse(line) as CaptureRecord;
  } catch {
    return undefined;
  }
}

function decode(record: CaptureRecord | undefined): string | undefined {
  const { data, encoding } = record?.captureData?.endpointInput ?? {};
  if (typeof data !== 'string') {
    return undefined;
  }
  return encoding === 'BASE64' ? Buffer.from(data, 'base64').toString('utf8') : encoding === 'CSV' ? data : undefined;
}

function toRow(cells: readonly string[], features: readonly FeatureColumn[]): Row | undefined {
  if (cells.length !== features.length) {
    return undefined;
  }
  const values = features.map(({ type }, i) => toValue(cells[i] ?? '', type));
  return values.includes(undefined) ? undefined : Object.fromEntries(features.map(({ name }, i) => [name, values[i]]));
}

/** `undefined` when the cell is no value of the type. */
function toValue(cell: string, type: FeatureColumn['type']): Value {
  if (cell === '') {
    return null;
  }
  if (type === 'string' || type === 'boolean') {
    return cell;
  }
  return Number.isFinite(Number(cell)) ? Number(cell) : undefined;
}
