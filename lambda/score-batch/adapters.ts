import { InvokeEndpointCommand, ModelError, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import type { ModelAnswer } from './scorer';
import { RecordsRefused } from './scorer';

/** Throttling is how a serverless endpoint says that it has no place free: the client waits, longer each time. */
const MAX_ATTEMPTS = 8;
const FIRST_SERVER_ERROR = 500;

const runtime = new SageMakerRuntimeClient({ maxAttempts: MAX_ATTEMPTS });

/** Sends CSV rows to an endpoint. */
export async function invoke(endpointName: string, csv: string): Promise<ModelAnswer> {
  const command = new InvokeEndpointCommand({
    EndpointName: endpointName,
    ContentType: 'text/csv',
    Accept: 'text/csv',
    Body: Buffer.from(csv),
  });
  try {
    const { Body, InvokedProductionVariant = '' } = await runtime.send(command);
    return { body: Buffer.from(Body).toString('utf8'), variant: InvokedProductionVariant };
  } catch (error) {
    if (error instanceof ModelError) {
      const status = error.OriginalStatusCode ?? FIRST_SERVER_ERROR;
      throw new RecordsRefused(error.OriginalMessage ?? error.message, status >= FIRST_SERVER_ERROR, { cause: error });
    }
    throw error;
  }
}
