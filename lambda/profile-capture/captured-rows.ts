import type { FeatureColumn } from '../shared/feature-columns';
import { decoded, parsed } from '../shared/model-monitor-line';
import { PROBE_INFERENCE_ID } from '../shared/probe-inference-id';
import type { Row, Value } from '../../stats/profile/schema';

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
  const record = parsed(line) as CaptureRecord | undefined;
  if (record?.eventMetadata?.inferenceId === PROBE_INFERENCE_ID) {
    return [];
  }
  const text = decoded(record?.captureData?.endpointInput);
  if (text === undefined) {
    return undefined;
  }
  const rows = text
    .split(/\r?\n/)
    .filter((row) => row !== '')
    .map((row) => toRow(row.split(','), features));
  return rows.some((row) => row === undefined) ? undefined : (rows as Row[]);
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
