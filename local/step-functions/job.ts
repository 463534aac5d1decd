import { setTimeout as delay } from 'node:timers/promises';
import { abortable } from '../core/abortable';
import { isObject } from './json';
import type { JsonObject } from './json';
import type { Job } from './integration-job';
import { StateError } from './state-error';

/** Real time between two looks at a job, in milliseconds: short jobs are asked often, others ever less often. */
const FIRST_POLL_MS = 2;
const LAST_POLL_MS = 50;

/** One call of the job's service, with names and data as a state sees them. */
export type JobCall = (operation: string, input: object) => Promise<JsonObject>;

/** The task that waits for a job. */
export interface JobOwner {
  /** Ends with the task. */
  readonly signal: AbortSignal;
  readonly executionArn: string;
}

/** Waits for a job's end and returns its description; stops the job when the task is ended before. */
export async function waitForJob(
  job: Job,
  started: JsonObject,
  input: JsonObject,
  call: JobCall,
  { signal, executionArn }: JobOwner,
): Promise<JsonObject> {
  const [resultMember, inputMember] = job.id;
  const which = { [inputMember]: input[inputMember] ?? started[resultMember] };
  try {
    for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 1.5, LAST_POLL_MS)) {
      const description = await abortable(signal, call(job.describe, which));
      const status = job.status.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), description);
      if (status === job.succeeded) {
        return description;
      }
      if (!job.running.includes(String(status))) {
        throw new StateError('States.TaskFailed', JSON.stringify(description));
      }
      await delay(pollMs, undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted) {
      // The job may have ended meanwhile; what matters is why the task ended.
      const cause = `The Task state in AWS Step Functions execution [${executionArn}] which was managing this resource was aborted`;
      await call(job.stop, job.stopCause === undefined ? which : { ...which, [job.stopCause]: cause }).catch(() => undefined);
      throw signal.reason;
    }
    throw error;
  }
}
