import type { Execution } from './execution';

/** An execution as DescribeExecution shows it. */
export function describeExecution(execution: Execution): object {
  const { input, output, error, cause, mapRunArn } = execution;
  return {
    ...listedExecution(execution),
    ...{ input: JSON.stringify(input), inputDetails: { included: true } },
    ...(output === undefined ? {} : { output: JSON.stringify(output), outputDetails: { included: true } }),
    ...{ error, cause, mapRunArn, redriveCount: 0 },
  };
}

/** An execution as ListExecutions shows it. */
export function listedExecution({ arn, name, stateMachineArn, status, startDate, stopDate }: Execution): object {
  return { executionArn: arn, name, stateMachineArn, status, startDate, stopDate };
}

/** An execution as StartSyncExecution answers it: every bad end is `FAILED` but a time-out. */
export function syncResult(execution: Execution): object {
  const status = execution.status === 'ABORTED' ? 'FAILED' : execution.status;
  return { ...describeExecution(execution), status };
}
