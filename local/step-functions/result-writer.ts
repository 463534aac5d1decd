import { NotEmulated } from '../core/aws-error';
import type { Execution } from './execution';
import { isObject } from './json';
import type { JsonObject } from './json';
import type { MapRun } from './map-runs';
import type { Step } from './run';
import { StateError, toStateError } from './state-error';

/** Where the results of a distributed Map were written, which is then the state's result. */
export interface WrittenResults {
  readonly MapRunArn: string;
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string };
}

/** Writes one file for each outcome, and `manifest.json` that names them. Fails with `States.ResultWriterFailed`. */
export async function writeResults(
  step: Step,
  writer: JsonObject,
  mapRun: MapRun,
  children: readonly Execution[],
): Promise<WrittenResults> {
  const { Bucket, Prefix } = (await step.data.argumentsOf(writer)) as { readonly Bucket: string; readonly Prefix?: string };
  const config = (await step.data.template(writer.WriterConfig ?? {}, 'WriterConfig')) as JsonObject;
  const folder = [Prefix, mapRun.mapRunArn.split(':').pop()].filter((part) => part !== undefined && part !== '').join('/');
  const { run } = step.scope;
  const put = async (name: string, body: string): Promise<{ Key: string; Size: number }> => {
    const Key = `${folder}/${name}`;
    await run.cloud.call(run.caller, 's3', 'PutObject', { Bucket, Key, Body: Buffer.from(body), ContentType: 'application/json' });
    return { Key, Size: Buffer.byteLength(body) };
  };
  try {
    const files: Record<string, object[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
    for (const [outcome, ended] of Object.entries(byOutcome(children))) {
      if (ended.length > 0) {
        const jsonLines = config.OutputType === 'JSONL';
        files[outcome] = [
          await put(
            `${outcome}_0.${jsonLines ? 'jsonl' : 'json'}`,
            serialize(transform(ended, config.Transformation ?? 'NONE'), jsonLines),
          ),
        ];
      }
    }
    const manifest = { DestinationBucket: Bucket, MapRunArn: mapRun.mapRunArn, ResultFiles: files };
    const { Key } = await put('manifest.json', JSON.stringify(manifest));
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
 * The children's results in the form that `WriterConfig` wants.
 *
 * @param transformation `NONE` keeps what is known of each execution, `COMPACT` the outputs, `FLATTEN` the members of outputs that are arrays
 */
export function transform(children: readonly Execution[], transformation: unknown): unknown[] {
  if (transformation === 'NONE') {
    return children.map(describe);
  }
  const outputs = children.map((child) => (child.status === 'SUCCEEDED' ? child.output : { Error: child.error, Cause: child.cause }));
  return transformation === 'FLATTEN' ? outputs.flatMap((output) => (Array.isArray(output) ? (output as unknown[]) : [output])) : outputs;
}

function byOutcome(children: readonly Execution[]): Record<'FAILED' | 'SUCCEEDED', Execution[]> {
  const succeeded = (child: Execution): boolean => child.status === 'SUCCEEDED';
  return { FAILED: children.filter((child) => !succeeded(child)), SUCCEEDED: children.filter(succeeded) };
}

function describe(child: Execution): object {
  return {
    ...{ ExecutionArn: child.arn, Name: child.name, StateMachineArn: child.stateMachineArn, Status: child.status },
    ...{ Input: JSON.stringify(child.input), InputDetails: { Included: true } },
    ...(child.status === 'SUCCEEDED'
      ? { Output: JSON.stringify(child.output), OutputDetails: { Included: true } }
      : { Error: child.error, Cause: child.cause }),
    ...{ StartDate: child.startDate.toISOString(), StopDate: child.stopDate?.toISOString() },
  };
}

function serialize(results: readonly unknown[], jsonLines: boolean): string {
  return jsonLines ? results.map((result) => `${JSON.stringify(result)}\n`).join('') : JSON.stringify(results);
}

/** Whether the Map's results go to S3. */
export function writesToS3(writer: unknown): writer is JsonObject {
  return isObject(writer) && writer.Resource !== undefined;
}
