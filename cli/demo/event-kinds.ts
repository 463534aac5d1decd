import type { TimelineEvent } from './result';

/** Kinds of events in the order of their lanes: name, and marker around (0, 0), which differs without colour too. */
export const EVENT_KINDS: readonly { readonly kind: TimelineEvent['kind']; readonly name: string; readonly shape: string }[] = [
  { kind: 'alarm', name: 'Alarm', shape: 'M0 -6.5L6.5 5H-6.5Z' },
  { kind: 'retraining', name: 'Retraining', shape: 'M0 -6.5L6.5 0L0 6.5L-6.5 0Z' },
  { kind: 'deployment', name: 'Deployment', shape: 'M-5.5 0A5.5 5.5 0 1 0 5.5 0A5.5 5.5 0 1 0 -5.5 0Z' },
  { kind: 'rollback', name: 'Rollback', shape: 'M-5 -5H5V5H-5Z' },
];

/** Events in the order of time; the number of an event is its place in it. */
export function inOrder(timeline: readonly TimelineEvent[]): TimelineEvent[] {
  return [...timeline].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
}
