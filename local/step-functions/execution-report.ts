import type { Cloud } from '../core/cloud';
import type { Execution } from './execution';
import { redriveState } from './redrive';
import type { StateMachine } from './state-machine';

/** Log group of local mode's own lines about the run, a stream for each state machine. */
const FAILURES = '/plumbline/failed-executions';

const END_METRICS = {
  SUCCEEDED: 'ExecutionsSucceeded',
  FAILED: 'ExecutionsFailed',
  TIMED_OUT: 'ExecutionsTimedOut',
  ABORTED: 'ExecutionsAborted',
} as const;

/** Tells the rest of the cloud that an execution has started or ended: metrics, an event, and a line in the run's log for a failed one. */
export function reportChange(cloud: Cloud, execution: Execution): void {
  const { machine } = execution;
  if (execution.status === 'FAILED' || execution.status === 'TIMED_OUT') {
    const state = execution.failedState === undefined ? '' : ` in the state '${execution.failedState}'`;
    const line = `${machine.name} ${execution.name} ${execution.status}${state}: ${execution.error ?? ''} ${execution.cause ?? ''}`;
    cloud.ports.log(FAILURES, machine.name, [line.replaceAll('\n', ' ')]);
  }
  // Child executions of a distributed Map are part of their parent.
  if (execution.mapRunArn === undefined) {
    putMetrics(cloud, machine, execution);
    if (execution.type === 'STANDARD') {
      emitChange(cloud, execution);
    }
  }
}

function putMetrics(cloud: Cloud, machine: StateMachine, { status, startDate, stopDate }: Execution): void {
  const metric = (name: string, value: number): void => {
    cloud.ports.metric({ namespace: 'AWS/States', name, dimensions: { StateMachineArn: machine.arn }, value });
  };
  if (status === 'RUNNING') {
    metric('ExecutionsStarted', 1);
    return;
  }
  for (const [ended, name] of Object.entries(END_METRICS)) {
    metric(name, ended === status ? 1 : 0);
  }
  metric('ExecutionTime', (stopDate ?? startDate).getTime() - startDate.getTime());
}

function emitChange(cloud: Cloud, execution: Execution): void {
  const text = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  const { redriveStatus, redriveStatusReason } = redriveState(execution, cloud.clock.now());
  cloud.ports.emit({
    source: 'aws.states',
    detailType: 'Step Functions Execution Status Change',
    resources: [execution.arn],
    detail: {
      executionArn: execution.arn,
      stateMachineArn: execution.stateMachineArn,
      name: execution.name,
      status: execution.status,
      startDate: execution.startDate.getTime(),
      stopDate: execution.stopDate?.getTime() ?? null,
      input: text(execution.input),
      inputDetails: { included: true },
      output: text(execution.output),
      outputDetails: execution.output === undefined ? null : { included: true },
      ...{ stateMachineVersionArn: null, stateMachineAliasArn: null },
      ...{ redriveCount: execution.redriveCount, redriveDate: execution.redriveDate?.getTime() ?? null },
      ...{ redriveStatus, redriveStatusReason: redriveStatusReason ?? null },
      error: execution.error ?? null,
      cause: execution.cause ?? null,
    },
  });
}
