import type { JoinRecord } from '../../stats/performance/join-record';
import { unreadableRecord } from '../../stats/performance/join-record';
import { decoded, parsed } from '../shared/model-monitor-line';

interface GroundTruthLine {
  readonly groundTruthData?: { readonly data?: unknown; readonly encoding?: unknown };
  readonly eventMetadata?: { readonly eventId?: unknown };
}

/** The labels of one line of a ground-truth file, 0 or 1 a row of the request; `place` begins with the hour of collection. */
export function groundTruth(line: string, place: string): JoinRecord {
  const record = parsed(line) as GroundTruthLine | undefined;
  const id = record?.eventMetadata?.eventId;
  const labels = decoded(record?.groundTruthData)?.trim().split(/\r?\n/);
  const readable = labels?.every((label) => label.trim() !== '' && (Number(label) === 0 || Number(label) === 1)) === true;
  return readable && typeof id === 'string' && id !== '' ? { id, order: place, values: labels.map(Number) } : unreadableRecord(place);
}
