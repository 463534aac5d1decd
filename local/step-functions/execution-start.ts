import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../core/aws-error';
import { assertArn } from './arns';
import type { Execution } from './execution';
import type { Executions } from './executions';
import { DATA_LIMIT_BYTES, parseJson } from './json';
import { assertName } from './request-limits';
import type { StateMachine } from './state-machine';

/**
 * Starts an execution of a name.
 *
 * The same name and input as of a running standard execution give that execution; any other use of a known name is `ExecutionAlreadyExists`.
 */
export function startExecution(executions: Executions, machine: StateMachine, name: string, text = '{}', traceHeader?: string): Execution {
  assertName(name);
  const input = parseInput(text);
  const known = machine.type === 'STANDARD' ? executions.find(machine, name) : undefined;
  if (!known) {
    return executions.start(machine, name, input, traceHeader);
  }
  if (known.status === 'RUNNING' && isDeepStrictEqual(known.input, input)) {
    return known;
  }
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${known.arn}'`);
}

/**
 * The execution with this ARN. Throws `ExecutionDoesNotExist`, or `InvalidArn` for an express execution.
 *
 * @param scope `and children` finds express executions that a Map Run has started too
 */
export function findExecution(executions: Executions, arn: string, scope?: 'and children'): Execution {
  const execution = executions.get(arn);
  if (scope === undefined || execution?.mapRunArn === undefined) {
    assertArn(arn, 'execution');
  }
  if (!execution) {
    throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }
  return execution;
}

function parseInput(text: string): unknown {
  if (Buffer.byteLength(text) > DATA_LIMIT_BYTES) {
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: over ${DATA_LIMIT_BYTES} bytes`);
  }
  try {
    return parseJson(text);
  } catch (error) {
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${(error as Error).message}'`);
  }
}
