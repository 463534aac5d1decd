import type { Alarm, AlarmState, HistoryItem } from './alarm';

/** Entries of an alarm's history that are kept. */
const MAX_HISTORY = 200;

/** Adds an entry to the history of an alarm. */
export function note(alarm: Alarm, item: HistoryItem): void {
  alarm.history.push(item);
  alarm.history.splice(0, alarm.history.length - MAX_HISTORY);
}

/** The entry of a new state. */
export function stateUpdate(previous: AlarmState, next: AlarmState): HistoryItem {
  const data = JSON.stringify({ version: '1.0', oldState: stateData(previous), newState: stateData(next) });
  return { time: next.since, type: 'StateUpdate', summary: `Alarm updated from ${previous.value} to ${next.value}`, data };
}

function stateData({ value, reason, reasonData }: AlarmState): object {
  return {
    stateValue: value,
    stateReason: reason,
    ...(reasonData === undefined ? {} : { stateReasonData: JSON.parse(reasonData) as object }),
  };
}
