import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  TaskCancelledError,
  TimeoutStrategy,
  circuitBreaker,
  handleWhen,
  timeout,
  wrap,
} from 'cockatiel';

/** The endpoint has no model yet. */
export class NoModelError extends Error {}
/** The endpoint fails or is too slow; the caller may try again. */
export class UnavailableError extends Error {}

/** Longest wait for the model's answer, in milliseconds. */
const INVOKE_TIMEOUT_MS = 25_000;
/** Failures in a row after which calls fail at once, and for how long. */
const BREAKER = { failures: 5, halfOpenAfterMs: 5_000 };
/** How long the live version is remembered, in milliseconds. */
const VERSION_TTL_MS = 15_000;

const runtime = new SageMakerRuntimeClient({ maxAttempts: 2 });
const ssm = new SSMClient({});
const s3 = new S3Client({});

// A model that does not exist is an answer, not a failing endpoint.
const guard = wrap(
  circuitBreaker(
    handleWhen((error) => !isMissing(error)),
    { halfOpenAfter: BREAKER.halfOpenAfterMs, breaker: new ConsecutiveBreaker(BREAKER.failures) },
  ),
  timeout(INVOKE_TIMEOUT_MS, TimeoutStrategy.Aggressive),
);

/** The container's answer to CSV rows. */
export async function invoke(endpointName: string, inferenceId: string, csv: string): Promise<string> {
  const command = new InvokeEndpointCommand({
    EndpointName: endpointName,
    InferenceId: inferenceId,
    ContentType: 'text/csv',
    Accept: 'text/csv',
    Body: Buffer.from(csv),
  });
  try {
    const { Body } = await guard.execute(({ signal }) => runtime.send(command, { abortSignal: signal }));
    return Buffer.from(Body).toString('utf8');
  } catch (error) {
    if (isMissing(error)) {
      throw new NoModelError(`endpoint ${endpointName} has no model yet`, { cause: error });
    }
    throw new UnavailableError(unavailable(endpointName, error), { cause: error });
  }
}

function unavailable(endpointName: string, error: unknown): string {
  if (error instanceof BrokenCircuitError) {
    return `endpoint ${endpointName} failed ${BREAKER.failures} times in a row and is given a rest`;
  }
  if (error instanceof TaskCancelledError) {
    return `endpoint ${endpointName} did not answer within ${INVOKE_TIMEOUT_MS} ms`;
  }
  return `endpoint ${endpointName} failed: ${error instanceof Error ? error.message : String(error)}`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'ValidationError' && /not found/i.test(error.message);
}

let remembered: { readonly arn: string; readonly until: number } | undefined;

/** ARN of the live model package, at most 15 s old. */
export async function liveModelPackage(parameterName: string): Promise<string> {
  if (remembered === undefined || remembered.until < Date.now()) {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameterName }));
    remembered = { arn: Parameter?.Value ?? '', until: Date.now() + VERSION_TTL_MS };
  }
  return remembered.arn;
}

/** Stores a captured request. */
export async function storeCapture(bucket: string, key: string, line: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: line, ContentType: 'application/jsonlines' }));
}
