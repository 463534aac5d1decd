import { openSync, closeSync, readFileSync, readSync } from 'node:fs';
import { PROFILE_SUFFIX } from '../../stats/profile/profile-file';

/** Kinds of Model Monitor's files that can stand for a data set. */
export type ModelMonitorKind = 'statistics' | 'constraints';

/** How both kinds begin; a line of JSON lines may begin so too. */
const BEGINNING = /^\s*\{\s*"(?:version|dataset|features|monitoring_config)"\s*:/;
const HEAD_BYTES = 256;

/** The text of a file when it is one of Model Monitor's, and which; `null` for any other file. */
export function modelMonitorText(path: string): { readonly kind: ModelMonitorKind; readonly text: string } | null {
  if (!path.endsWith('.json') || path.endsWith(PROFILE_SUFFIX) || !BEGINNING.test(head(path))) {
    return null;
  }
  const text = readFileSync(path, 'utf8');
  const fields = objectOf(text);
  return fields === null || !Array.isArray(fields['features']) ? null : { kind: 'dataset' in fields ? 'statistics' : 'constraints', text };
}

function head(path: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    // The reader of data files says what is wrong.
    return '';
  }
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    // Lines of JSON are no JSON.
    return null;
  }
}
