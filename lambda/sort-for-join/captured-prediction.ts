import type { JoinRecord } from '../../stats/performance/join-record';
import { unreadableRecord } from '../../stats/performance/join-record';
import { decoded, parsed } from '../shared/model-monitor-line';
import { PROBE_INFERENCE_ID } from '../shared/probe-inference-id';

interface CaptureLine {
  readonly captureData?: { readonly endpointOutput?: { readonly data?: unknown; readonly encoding?: unknown } };
  readonly eventMetadata?: { readonly eventId?: unknown; readonly inferenceId?: unknown; readonly inferenceTime?: unknown };
}

/**
 * The scores of one line of a capture file; `undefined` for a promotion's probe, which nobody labels.
 *
 * A request's id is the caller's inference id, else the event id, as Model Monitor has it.
 */
export function capturedPrediction(line: string, place: string): JoinRecord | undefined {
  const record = parsed(line) as CaptureLine | undefined;
  const { eventId, inferenceId = eventId, inferenceTime } = record?.eventMetadata ?? {};
  if (inferenceId === PROBE_INFERENCE_ID) {
    return undefined;
  }
  const scores = decoded(record?.captureData?.endpointOutput)
    ?.trim()
    .split(/[\s,]+/);
  const readable = scores?.every((score) => score !== '' && Number(score) >= 0 && Number(score) <= 1) === true;
  if (!readable || typeof inferenceId !== 'string' || inferenceId === '') {
    return unreadableRecord(place);
  }
  return { id: inferenceId, order: `${String(inferenceTime)}/${String(eventId)}`, values: scores.map(Number) };
}
