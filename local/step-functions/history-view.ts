import type { HistoryEvent } from './history';
import { isObject } from './json';
import type { JsonObject } from './json';

/** Members of an event that are execution data, and can be left out. */
const DATA_MEMBERS = ['input', 'output', 'parameters', 'assignedVariables'];

/** An event as GetExecutionHistory shows it. */
export function viewEvent(event: HistoryEvent, includeData: boolean): object {
  const { id, previousEventId, timestamp, type, ...rest } = event;
  const details = Object.entries(rest).map(([key, value]) => [
    key,
    isObject(value) ? (includeData ? withDataDetails : withoutData)(value) : value,
  ]);
  return { timestamp, type, id, previousEventId, ...(Object.fromEntries(details) as object) };
}

/** The event's details with the marks that tell whether its data is whole: here it always is. */
export function withDataDetails(details: JsonObject): JsonObject {
  return {
    ...details,
    ...('input' in details && { inputDetails: { truncated: false } }),
    ...('output' in details && { outputDetails: { truncated: false } }),
    ...('assignedVariables' in details && { assignedVariablesDetails: { truncated: false } }),
  };
}

/** The event's details without what is the user's data. */
export function withoutData(details: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(details).filter(([key]) => !DATA_MEMBERS.includes(key)));
}
