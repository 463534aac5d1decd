import { DescribeEndpointCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { PROBE_INFERENCE_ID } from '../shared/probe-inference-id';
import type { Findings } from './core';

const sagemaker = new SageMakerClient({});
const runtime = new SageMakerRuntimeClient({ maxAttempts: 1 });

/** Status and config of the endpoint, or `undefined` when there is none. */
export async function describeEndpoint(endpointName: string): Promise<Findings['endpoint']> {
  try {
    const { EndpointStatus = 'Unknown', EndpointConfigName = '' } = await sagemaker.send(
      new DescribeEndpointCommand({ EndpointName: endpointName }),
    );
    return { status: EndpointStatus, configName: EndpointConfigName };
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationException' && /could not find/i.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

/** The endpoint's answer to one row; a failure is an answer too. */
export async function ask(endpointName: string, row: string): Promise<string | Error> {
  const command = new InvokeEndpointCommand({
    EndpointName: endpointName,
    ContentType: 'text/csv',
    Accept: 'text/csv',
    Body: Buffer.from(row),
    InferenceId: PROBE_INFERENCE_ID,
  });
  try {
    const { Body } = await runtime.send(command);
    return Buffer.from(Body).toString('utf8');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
