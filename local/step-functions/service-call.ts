import { AwsError, NotEmulated } from '../core/aws-error';
import { callMetadata } from './call-metadata';
import type { HistoryCursor } from './history';
import type { JsonObject } from './json';
import { waitForJob } from './job';
import type { Job } from './integration-job';
import type { Resource } from './resource';
import type { Run } from './run';
import { functionResult } from './function-result';
import { toServiceInput, toStateData } from './service-data';
import { serviceError } from './service-error-name';
import { StateError } from './state-error';

/** A task's call. */
export interface TaskCall {
  readonly resource: Resource;
  readonly args: unknown;
  /** Only with `.waitForTaskToken`. */
  readonly token?: string;
  readonly run: Run;
  readonly history: HistoryCursor;
  readonly signal: AbortSignal;
  readonly beat: () => void;
}

/** Makes the call as the state machine's role and waits for what the pattern wants: the response, the job's end, the callback. */
export async function callResource(call: TaskCall): Promise<unknown> {
  const { resource, args, run, token, history, signal } = call;
  const { job, pattern } = resource;
  if (pattern.startsWith('sync') && job) {
    authorizeJob(job, call);
  }
  const answer = token === undefined ? undefined : run.tokens.answer(token, signal, call.beat);
  // Without a listener an answer that fails while the call is under way would end the process.
  answer?.catch(() => undefined);
  const input = resource.functionArn === undefined ? args : { FunctionName: resource.functionArn, Payload: args };
  const result = await request(call, resource.operation, input);
  if (pattern === 'response') {
    return result;
  }
  history.add('TaskSubmitted', { resourceType: resource.type, resource: resource.name, output: JSON.stringify(result) });
  if (answer) {
    return answer;
  }
  if (!job) {
    throw new StateError('States.Runtime', `${resource.name} is no job`);
  }
  const describe = (operation: string, which: object): Promise<JsonObject> => request(call, operation, which) as Promise<JsonObject>;
  const description = await waitForJob(job, result as JsonObject, args as JsonObject, describe, {
    signal,
    executionArn: run.execution.arn,
  });
  return pattern === 'sync:2' ? { ...description, ...parsed(description, 'Input'), ...parsed(description, 'Output') } : description;
}

async function request({ resource, run }: TaskCall, operation: string, args: unknown): Promise<unknown> {
  let output: JsonObject;
  try {
    output = await run.cloud.call(run.caller, resource.service.signingName, operation, toServiceInput({ ...resource, operation }, args));
  } catch (thrown) {
    const error = named(resource, thrown);
    if (error instanceof StateError && operation === resource.operation && resource.pattern !== 'response') {
      error.submitting = true;
    }
    throw error;
  }
  const { failedCount, service } = resource;
  if (failedCount !== undefined && Number(output[failedCount]) > 0) {
    throw new StateError(`${service.errorPrefix}.FailedEntry`, JSON.stringify(output));
  }
  if (resource.type === 'lambda') {
    return functionResult(output, resource.functionArn !== undefined);
  }
  const data = await toStateData(resource, output);
  return resource.optimized && operation === resource.operation ? { ...(data as JsonObject), ...callMetadata() } : data;
}

function named(resource: Resource, error: unknown): unknown {
  return error instanceof AwsError && !(error instanceof NotEmulated) ? serviceError(resource, error) : error;
}

/** AWS wants these allowed for `.sync`, beside the calls that are made anyway. */
function authorizeJob(job: Job, { args, resource, run: { cloud, caller } }: TaskCall): void {
  for (const needed of job.actions ?? []) {
    const name = job.arn && String((args as JsonObject)[job.arn.name]).toLowerCase();
    const arn = needed.resource === '*' || !job.arn ? '*' : cloud.arn('sagemaker', `${job.arn.type}/${name ?? ''}`);
    try {
      cloud.ports.authorize(caller, { action: needed.action, resource: arn });
    } catch (error) {
      throw named(resource, error);
    }
  }
}

function parsed(description: JsonObject, member: string): JsonObject {
  const text = description[member];
  return typeof text === 'string' ? { [member]: JSON.parse(text) as unknown } : {};
}
