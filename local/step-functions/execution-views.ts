import type { Execution } from './execution';
import { redriveState } from './redrive';

/** What a synchronous express execution is billed for: units of 100 ms and of 64 MB. */
const BILLED_MS = 100;
const BILLED_MB = 64;

/** The status as clients see it. */
export function statusOf({ status, awaitsRedrive }: Execution): string {
  return awaitsRedrive === true ? 'PENDING_REDRIVE' : status;
}

/** An execution as DescribeExecution shows it. @param withData with input, output, error and cause */
export function describeExecution(execution: Execution, now: number, withData: boolean): object {
  const { mapRunArn, traceHeader, redriveCount, redriveDate } = execution;
  return {
    ...listedExecution(execution, false),
    ...(withData && dataOf(execution)),
    ...{ mapRunArn, traceHeader, redriveCount, redriveDate },
    ...redriveState(execution, now),
  };
}

/** An execution as ListExecutions shows it. @param ofMapRun in the list of a Map Run's children */
export function listedExecution(execution: Execution, ofMapRun: boolean): object {
  const { arn, name, stateMachineArn, startDate, stopDate, mapRunArn, itemCount, redriveCount, redriveDate } = execution;
  return {
    ...{ executionArn: arn, name, stateMachineArn, status: statusOf(execution), startDate, stopDate, redriveCount, redriveDate },
    ...(ofMapRun && { mapRunArn, itemCount }),
  };
}

/** An execution as StartSyncExecution answers it: every bad end is `FAILED` but a time-out. @param withData as above */
export function syncResult(execution: Execution, withData: boolean): object {
  const { arn, name, stateMachineArn, startDate, stopDate, traceHeader } = execution;
  const ms = (stopDate?.getTime() ?? 0) - startDate.getTime();
  return {
    ...{ executionArn: arn, name, stateMachineArn, startDate, stopDate, traceHeader },
    status: execution.status === 'ABORTED' ? 'FAILED' : execution.status,
    ...(withData && dataOf(execution)),
    billingDetails: { billedDurationInMilliseconds: Math.ceil(ms / BILLED_MS) * BILLED_MS, billedMemoryUsedInMB: BILLED_MB },
  };
}

function dataOf({ input, output, error, cause }: Execution): object {
  return {
    ...{ input: JSON.stringify(input), inputDetails: { included: true } },
    ...(output === undefined ? {} : { output: JSON.stringify(output), outputDetails: { included: true } }),
    ...{ error, cause },
  };
}
