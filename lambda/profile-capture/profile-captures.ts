import type { Profile } from '../../stats/profile/profile';
import { CaptureReader } from '../../stats/read/capture/capture-reader';
import { ColumnSet } from '../../stats/read/columns/column-set';
import { RecordBuffer } from '../../stats/read/record-buffer';
import type { FeatureColumn } from '../shared/feature-columns';
import { columnSchema } from '../shared/feature-columns';
import { PROBE_INFERENCE_ID } from '../shared/probe-inference-id';

/** A capture file. */
export interface CaptureFile {
  /** Name for messages. */
  readonly key: string;
  readonly bytes: Buffer;
}

/** Profile of captured inputs, and how many lines could not be read. */
export interface CapturesProfile {
  readonly profile: Profile;
  readonly unreadable: number;
}

/** Profiles the inputs in capture files; probes are left out, a line that does not fit the features is counted. */
export function profileCaptures(files: readonly CaptureFile[], features: readonly FeatureColumn[]): CapturesProfile {
  const columns = new ColumnSet({ schema: columnSchema(features) });
  const unreadable = files.map(({ key, bytes }) => {
    const reader = new CaptureReader(key, columns, { unreadable: 'count', excludedInferenceId: PROBE_INFERENCE_ID });
    const buffer = new RecordBuffer(key, reader);
    buffer.add(bytes);
    buffer.finish();
    return reader.unreadable;
  });
  return { profile: columns.profile(), unreadable: unreadable.reduce((sum, count) => sum + count, 0) };
}
