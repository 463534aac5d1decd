import type { InvokeEndpointInput } from '@aws-sdk/client-sagemaker-runtime';
import { AwsError } from '../core/aws-error';
import type { CallContext, Operation } from '../core/service';
import { authorizeOn } from './access';
import type { DataCapture } from './data-capture';
import { InvocationMetrics } from './invocation-metrics';
import { ModelError } from './model-error';
import type { ServingAnswer } from './serving-process';
import type { SageMakerState } from './state';
import { onlyFields, required } from './validation';
import type { VariantFleet } from './variant-fleet';

const FIELDS = ['EndpointName', 'Body', 'ContentType', 'Accept', 'CustomAttributes', 'TargetVariant', 'InferenceId'];
const DEFAULT_TIMEOUT_MS = 60_000;
const MAX_PAYLOAD_BYTES = 25 * 1024 * 1024;
const MAX_SERVERLESS_PAYLOAD_BYTES = 4 * 1024 * 1024;
/** A container that has gone away answers as a bad gateway. */
const BAD_GATEWAY = 502;

/** InvokeEndpoint: one request to one instance of one variant. */
export function invokeEndpointOperation(state: SageMakerState): Operation {
  const metrics = new InvocationMetrics(state);
  return async (input: InvokeEndpointInput, context: CallContext) => {
    const started = performance.now();
    const name = required(input, 'EndpointName');
    const arn = state.arn(`endpoint/${name.toLowerCase()}`);
    authorizeOn(state, context, 'InvokeEndpoint', arn);
    onlyFields('InvokeEndpoint', input, FIELDS);
    const { fleet, capture } = state.endpoints.get(name.toLowerCase())?.route() ?? notFound(state, name);
    const variant = input.TargetVariant === undefined ? fleet.nextVariant() : fleet.variant(input.TargetVariant);
    const body = toBytes(input.Body);
    checkSize(body, variant);
    const sent = performance.now();
    const answer = await send(state, name, variant, input, body).catch((error: unknown) => {
      metrics.record(name, variant, { status: BAD_GATEWAY, modelMs: performance.now() - sent, overheadMs: sent - started });
      throw error;
    });
    const modelMs = performance.now() - sent;
    metrics.record(name, variant, { status: answer.status, modelMs, overheadMs: sent - started });
    keep(capture, variant, input, body, answer);
    if (answer.status !== 200) {
      throw new ModelError(answer.status, answer.body.toString('utf8'), logArn(state, name));
    }
    return {
      Body: new Uint8Array(answer.body),
      ContentType: answer.contentType,
      InvokedProductionVariant: variant.name,
      CustomAttributes: input.CustomAttributes,
    };
  };
}

async function send(
  state: SageMakerState,
  endpointName: string,
  variant: VariantFleet,
  input: InvokeEndpointInput,
  body: Uint8Array,
): Promise<ServingAnswer> {
  try {
    return await variant.send({
      method: 'POST',
      path: '/invocations',
      headers: {
        'Content-Type': input.ContentType ?? 'application/octet-stream',
        'Content-Length': String(body.byteLength),
        ...(input.Accept !== undefined && { Accept: input.Accept }),
        ...(input.CustomAttributes !== undefined && { 'X-Amzn-SageMaker-Custom-Attributes': input.CustomAttributes }),
      },
      body,
      timeoutMs: state.options.invocationTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    });
  } catch (error) {
    if (error instanceof AwsError) {
      throw error;
    }
    throw new ModelError(BAD_GATEWAY, (error as Error).message, logArn(state, endpointName));
  }
}

function keep(
  capture: DataCapture | undefined,
  variant: VariantFleet,
  input: InvokeEndpointInput,
  body: Uint8Array,
  answer: ServingAnswer,
): void {
  capture?.record({
    variantName: variant.name,
    input: { contentType: input.ContentType, body },
    ...(answer.status === 200 && { output: answer }),
    inferenceId: input.InferenceId,
    customAttributes: input.CustomAttributes,
  });
}

function toBytes(body: unknown): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body instanceof Uint8Array ? body : new Uint8Array();
}

function checkSize(body: Uint8Array, variant: VariantFleet): void {
  const limit = variant.serverless ? MAX_SERVERLESS_PAYLOAD_BYTES : MAX_PAYLOAD_BYTES;
  if (body.byteLength > limit) {
    throw new AwsError('ValidationError', `Request payload of ${body.byteLength} bytes exceeds the limit of ${limit} bytes.`);
  }
}

function notFound(state: SageMakerState, name: string): never {
  throw new AwsError('ValidationError', `Endpoint ${name} of account ${state.cloud.options.account} not found.`);
}

function logArn(state: SageMakerState, endpointName: string): string {
  return state.cloud.arn('logs', `log-group:/aws/sagemaker/Endpoints/${endpointName}`);
}
