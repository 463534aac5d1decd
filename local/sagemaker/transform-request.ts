import type { CreateTransformJobRequest } from '@aws-sdk/client-sagemaker';
import type { ServingProcess } from './serving-process';
import type { RecordProcessing } from './transform-record';

/** Longest wait for one request, in milliseconds of real time, unless InvocationsTimeoutInSeconds says less. */
const REQUEST_TIMEOUT_MS = 600_000;

/** Sends records of one object in one request and gives the lines of the output; throws with the job's failure reason. */
export async function transformRecords(
  server: ServingProcess,
  input: CreateTransformJobRequest,
  records: readonly string[],
  processing: RecordProcessing | undefined,
  key: string,
): Promise<string> {
  const timeoutSec = input.ModelClientConfig?.InvocationsTimeoutInSeconds;
  const accept = input.TransformOutput?.Accept;
  const answer = await server.send({
    method: 'POST',
    path: '/invocations',
    headers: { 'Content-Type': input.TransformInput?.ContentType ?? 'application/json', ...(accept !== undefined && { Accept: accept }) },
    body: Buffer.from((processing ? records.map((record) => processing.input(record)) : records).join('\n')),
    timeoutMs: timeoutSec === undefined ? REQUEST_TIMEOUT_MS : timeoutSec * 1000,
  });
  const text = answer.body.toString('utf8');
  if (answer.status !== 200) {
    const kind = answer.status < 500 ? 'ClientError' : 'AlgorithmError';
    const [message = ''] = text.split('\n');
    throw new Error(`${kind}: the model answered ${answer.status} for records of ${key}: ${message}. See job logs for more information`);
  }
  if (!processing) {
    return text.replace(/\n$/, '');
  }
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length !== records.length) {
    throw new Error(`ClientError: ${records.length} records of ${key} gave ${lines.length} answers: input and output can't be joined`);
  }
  return records.map((record, i) => processing.output(record, lines[i] ?? '')).join('\n');
}
