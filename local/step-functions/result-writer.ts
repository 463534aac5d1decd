import { NotEmulated } from '../core/aws-error';
import { redriveState } from './redrive';
import type { Execution } from './execution';
import { isObject } from './json';
import type { JsonObject } from './json';
import type { MapChild, MapRun } from './map-run';
import type { Step } from './run';
import { StateError, toStateError } from './state-error';

/** Where the results of a distributed Map were written, which is then the state's result. */
export interface WrittenResults {
  readonly MapRunArn: string;
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string };
}

/** Writes one file for each outcome, and `manifest.json` that names them. Fails with `States.ResultWriterFailed`. */
export async function writeResults(step: Step, writer: JsonObject, mapRun: MapRun, children: readonly MapChild[]): Promise<WrittenResults> {
  const { Bucket, Prefix } = (await step.data.argumentsOf(writer)) as { readonly Bucket: string; readonly Prefix?: string };
  const config = (await step.data.template(writer.WriterConfig ?? {}, 'WriterConfig')) as JsonObject;
  const folder = [Prefix?.replace(/\/$/, ''), mapRun.mapRunArn.split(':').pop()].filter(Boolean).join('/');
  const { run } = step.scope;
  const put = async (name: string, body: string): Promise<{ Key: string; Size: number }> => {
    const Key = `${folder}/${name}`;
    await run.cloud.call(run.caller, 's3', 'PutObject', { Bucket, Key, Body: Buffer.from(body), ContentType: 'application/json' });
    return { Key, Size: Buffer.byteLength(body) };
  };
  try {
    const files: Record<string, object[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
    const jsonLines = config.OutputType === 'JSONL';
    for (const [outcome, some] of Object.entries(byOutcome(children))) {
      if (some.length > 0) {
        const results = transform(some, config.Transformation ?? 'NONE');
        files[outcome] = [await put(`${outcome}_0.${jsonLines ? 'jsonl' : 'json'}`, serialize(results, jsonLines))];
      }
    }
    const manifest = { DestinationBucket: Bucket, MapRunArn: mapRun.mapRunArn, ResultFiles: files };
    const { Key } = await put('manifest.json', JSON.stringify(manifest));
    mapRun.written = true;
    return { MapRunArn: mapRun.mapRunArn, ResultWriterDetails: { Bucket, Key } };
  } catch (error) {
    if (error instanceof NotEmulated) {
      throw error;
    }
    throw new StateError(
      'States.ResultWriterFailed',
      `cannot write the results to s3://${Bucket}/${folder}: ${toStateError(error).message}`,
    );
  }
}

/**
 * The children's results in the form that `WriterConfig` wants; one that has not ended well is described whatever the form.
 *
 * @param transformation `NONE` keeps what is known of each execution, `COMPACT` the outputs, `FLATTEN` the members of outputs that are arrays
 */
export function transform(children: readonly MapChild[], transformation: unknown): unknown[] {
  const results = children.map(({ execution, input }) => {
    const whole = transformation === 'NONE' || execution?.status !== 'SUCCEEDED';
    return whole ? describe(execution, input) : execution.output;
  });
  return transformation === 'FLATTEN' ? results.flat(1) : results;
}

function byOutcome(children: readonly MapChild[]): Record<'FAILED' | 'PENDING' | 'SUCCEEDED', MapChild[]> {
  const files = { FAILED: [], PENDING: [], SUCCEEDED: [] } as Record<'FAILED' | 'PENDING' | 'SUCCEEDED', MapChild[]>;
  for (const child of children) {
    const status = child.execution?.status;
    files[status === undefined ? 'PENDING' : status === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED'].push(child);
  }
  return files;
}

function describe(execution: Execution | undefined, input: unknown): object {
  const given = { Input: JSON.stringify(input), InputDetails: { Included: true } };
  if (!execution) {
    return { ...given, Status: 'PENDING' };
  }
  const { redriveStatus, redriveStatusReason } = redriveState(execution, Date.now());
  return {
    ...{ ExecutionArn: execution.arn, ...given, Name: execution.name },
    ...(execution.status === 'SUCCEEDED'
      ? { Output: JSON.stringify(execution.output), OutputDetails: { Included: true } }
      : { Error: execution.error, Cause: execution.cause }),
    ...{ RedriveCount: execution.redriveCount, RedriveStatus: redriveStatus, RedriveStatusReason: redriveStatusReason },
    ...{ StartDate: execution.startDate.toISOString(), StateMachineArn: execution.stateMachineArn },
    ...{ Status: execution.status, StopDate: execution.stopDate?.toISOString() },
  };
}

function serialize(results: readonly unknown[], jsonLines: boolean): string {
  return jsonLines ? results.map((result) => `${JSON.stringify(result)}\n`).join('') : JSON.stringify(results);
}

/** Whether the Map's results go to S3. */
export function writesToS3(writer: unknown): writer is JsonObject {
  return isObject(writer) && writer.Resource !== undefined;
}
