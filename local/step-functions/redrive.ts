import type { Execution } from './execution';
import { HISTORY_LIMIT } from './history';

/** How long after its end an execution can be redriven, in milliseconds: 14 days. */
const REDRIVABLE_MS = 14 * 24 * 3600 * 1000;

/** Why an execution can't be redriven, in AWS's words; nothing when it can. */
export function redriveProblem({ status, type, mapRunArn, history, stopDate }: Execution, now?: number): string | undefined {
  if (status === 'RUNNING' || status === 'SUCCEEDED') {
    return `Execution is ${status} and cannot be redriven`;
  }
  if (type === 'EXPRESS') {
    // A Map Run starts it again from nothing.
    return mapRunArn === undefined ? 'Execution of an EXPRESS state machine cannot be redriven' : undefined;
  }
  if (history.last >= HISTORY_LIMIT - 1) {
    return 'Execution history event limit exceeded';
  }
  return now !== undefined && stopDate !== undefined && now - stopDate.getTime() > REDRIVABLE_MS
    ? 'Execution redrivable period exceeded'
    : undefined;
}

/** Whether the execution has failed for good. */
export function isLost(execution: Execution): boolean {
  const { status } = execution;
  return status !== 'RUNNING' && status !== 'SUCCEEDED' && redriveProblem(execution) !== undefined;
}

/** Whether and why not an execution can be redriven, as DescribeExecution shows it. */
export function redriveState(execution: Execution, now: number): { readonly redriveStatus: string; readonly redriveStatusReason?: string } {
  const problem = redriveProblem(execution, now);
  if (problem !== undefined) {
    return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: problem };
  }
  return { redriveStatus: execution.mapRunArn === undefined ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN' };
}
