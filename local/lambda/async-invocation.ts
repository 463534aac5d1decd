import { randomUUID } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { AsyncConfig } from './async-config';
import { DEFAULT_ASYNC_CONFIG } from './async-config';
import type { FunctionConfig } from './function-config';
import { functionsOf } from './function-registry';
import type { InvocationResult } from './invoker';
import { invokerOf } from './invoker';
import { sendToDeadLetters, sendToDestination } from './async-delivery';

/** Virtual time before the first and the second retry of a failed event, in milliseconds. */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** A throttled event waits in AWS's queue from one second up to five minutes between tries, for at most six hours. */
const THROTTLE_DELAY_MS = 1000;
const MAX_THROTTLE_DELAY_MS = 300_000;
const MAX_EVENT_AGE_MS = 6 * 3_600_000;

/** Hands an event to a function without waiting: retries in virtual time, then the failure destination and the dead-letter queue. */
export function invokeAsync(cloud: Cloud, config: FunctionConfig, event: string): string {
  const requestId = randomUUID();
  void attempts(cloud, config.name, event, requestId).catch((error: unknown) => {
    cloud.ports.log(config.logGroup, 'asynchronous-invocations', [`ERROR RequestId: ${requestId} ${String(error)}`]);
  });
  return requestId;
}

async function attempts(cloud: Cloud, name: string, event: string, requestId: string): Promise<void> {
  const asyncConfig = functionsOf(cloud).asyncConfigs.get(name) ?? DEFAULT_ASYNC_CONFIG;
  const startedAt = cloud.clock.now();
  for (let attempt = 0; ; attempt++) {
    const config = functionsOf(cloud).get(name);
    const result = await untilNotThrottled(cloud, config, event, requestId, startedAt);
    if (!result.error || attempt >= asyncConfig.retries) {
      await settle(cloud, config, asyncConfig, { event, requestId, attempts: attempt + 1, result });
      return;
    }
    await cloud.clock.sleep(RETRY_DELAYS_MS[attempt] ?? MAX_THROTTLE_DELAY_MS);
  }
}

async function untilNotThrottled(
  cloud: Cloud,
  config: FunctionConfig,
  event: string,
  requestId: string,
  startedAt: number,
): Promise<InvocationResult> {
  for (let delay = THROTTLE_DELAY_MS; ; delay = Math.min(delay * 2, MAX_THROTTLE_DELAY_MS)) {
    try {
      return await invokerOf(cloud).invoke(config, event, requestId);
    } catch (error) {
      const failure = error instanceof AwsError ? error : new AwsError('ServiceException', String(error), 500);
      if (failure.code !== 'TooManyRequestsException' || cloud.clock.now() - startedAt > MAX_EVENT_AGE_MS) {
        const record = { errorType: failure.code, errorMessage: failure.message };
        return { requestId, payload: JSON.stringify(record), error: record, lines: [] };
      }
      await cloud.clock.sleep(delay);
    }
  }
}

async function settle(
  cloud: Cloud,
  config: FunctionConfig,
  asyncConfig: AsyncConfig,
  done: { readonly event: string; readonly requestId: string; readonly attempts: number; readonly result: InvocationResult },
): Promise<void> {
  const destination = done.result.error ? asyncConfig.onFailure : asyncConfig.onSuccess;
  if (destination !== undefined) {
    await sendToDestination(cloud, config, destination, done);
  }
  if (done.result.error && config.deadLetterArn !== undefined) {
    await sendToDeadLetters(cloud, config, config.deadLetterArn, done);
  }
}
