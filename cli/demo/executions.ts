import type { SFNClient } from '@aws-sdk/client-sfn';
import { DescribeExecutionCommand, StartExecutionCommand, paginateListExecutions } from '@aws-sdk/client-sfn';
import { readableCause } from './readable-cause';

/** Real time between two looks, and the longest wait for an execution, in milliseconds. */
const POLL_MS = 40;
const LONGEST_MS = 300_000;

/** An execution that did not succeed. */
export class ExecutionError extends Error {
  constructor(
    readonly executionArn: string,
    reason: string,
  ) {
    super(`execution ${executionArn} ended as ${reason}`);
  }
}

/** Starts a state machine and returns the output of its execution. */
export async function runExecution<T>(states: SFNClient, stateMachineArn: string, input: object): Promise<T> {
  const { executionArn = '' } = await states.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }));
  return executionOutput<T>(states, executionArn);
}

/** Waits for the end of an execution and returns its output; throws with its cause when it failed. */
export async function executionOutput<T>(states: SFNClient, executionArn: string): Promise<T> {
  return waitFor(`execution ${executionArn}`, async () => {
    const { status, output, error, cause } = await states.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'RUNNING') {
      return undefined;
    }
    if (status !== 'SUCCEEDED') {
      throw new ExecutionError(executionArn, `${status ?? 'unknown'}, ${error ?? ''}: ${readableCause(cause ?? '')}`);
    }
    return JSON.parse(output ?? 'null') as T;
  });
}

/** ARNs of all executions of a state machine, newest first. */
export async function executionArns(states: SFNClient, stateMachineArn: string): Promise<string[]> {
  const arns: string[] = [];
  for await (const { executions = [] } of paginateListExecutions({ client: states }, { stateMachineArn })) {
    arns.push(...executions.map(({ executionArn = '' }) => executionArn));
  }
  return arns;
}

/** Waits until `count` more executions than the `known` ones were started, and returns the outputs of the new ones. */
export async function newOutputs<T>(states: SFNClient, stateMachineArn: string, known: readonly string[], count: number): Promise<T[]> {
  const started = await waitFor(`${count} executions of ${stateMachineArn}`, async () => {
    const fresh = (await executionArns(states, stateMachineArn)).filter((arn) => !known.includes(arn));
    return fresh.length >= count ? fresh : undefined;
  });
  return Promise.all(started.map((arn) => executionOutput<T>(states, arn)));
}

/** Polls until `look` finds something. */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + LONGEST_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`${what} did not come within ${LONGEST_MS / 1000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
