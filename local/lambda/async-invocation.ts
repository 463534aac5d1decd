import { randomUUID } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { AsyncConfig } from './async-config';
import { DEFAULT_ASYNC_CONFIG } from './async-config';
import type { EventCondition, SettledEvent } from './async-delivery';
import { sendToDeadLetters, sendToDestination } from './async-delivery';
import { functionsOf } from './function-registry';
import type { InvocationResult } from './invoker';
import { invokerOf } from './invoker';
import type { Target } from './lambda-function';
import { LATEST } from './lambda-function';

/** Virtual time before the first and the second retry of a failed event, in milliseconds. */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** A throttled event waits in AWS's queue from one second up to five minutes between tries. */
const THROTTLE_DELAY_MS = 1000;
const MAX_THROTTLE_DELAY_MS = 300_000;

/** Hands an event to a function without waiting: retries in virtual time, then the failure destination and the dead-letter queue. */
export function invokeAsync(cloud: Cloud, { config, qualifier }: Target, event: string): string {
  const requestId = randomUUID();
  void attempts(cloud, { name: config.name, qualifier, event, requestId }).catch((error: unknown) => {
    cloud.ports.log(config.logGroup, 'asynchronous-invocations', [`ERROR RequestId: ${requestId} ${String(error)}`]);
  });
  return requestId;
}

interface QueuedEvent {
  readonly name: string;
  readonly qualifier?: string;
  readonly event: string;
  readonly requestId: string;
}

async function attempts(cloud: Cloud, queued: QueuedEvent): Promise<void> {
  const { name, qualifier, requestId, event } = queued;
  const asyncConfig =
    functionsOf(cloud)
      .get(name)
      .asyncConfigs.get(qualifier ?? LATEST) ?? DEFAULT_ASYNC_CONFIG;
  const deadline = cloud.clock.now() + asyncConfig.maxAgeSec * 1000;
  for (let attempt = 1; ; attempt++) {
    const { target, result } = await untilNotThrottled(cloud, queued, deadline);
    const retryAt = cloud.clock.now() + (RETRY_DELAYS_MS[attempt - 1] ?? MAX_THROTTLE_DELAY_MS);
    const condition: EventCondition | undefined = !result.error
      ? 'Success'
      : attempt > asyncConfig.retries
        ? 'RetriesExhausted'
        : retryAt > deadline
          ? 'EventAgeExceeded'
          : undefined;
    if (condition !== undefined) {
      await settle(cloud, asyncConfig, { target, event, requestId, attempts: attempt, result, condition });
      return;
    }
    await cloud.clock.sleep(retryAt - cloud.clock.now());
  }
}

async function untilNotThrottled(
  cloud: Cloud,
  queued: QueuedEvent,
  deadline: number,
): Promise<{ target: Target; result: InvocationResult }> {
  const { name, qualifier, event, requestId } = queued;
  for (let delay = THROTTLE_DELAY_MS; ; delay = Math.min(delay * 2, MAX_THROTTLE_DELAY_MS)) {
    const target = functionsOf(cloud).target(name, qualifier);
    try {
      return { target, result: await invokerOf(cloud).invoke(target, event, { requestId }) };
    } catch (error) {
      const failure = error instanceof AwsError ? error : new AwsError('ServiceException', String(error), 500);
      if (failure.code !== 'TooManyRequestsException' || cloud.clock.now() > deadline) {
        const record = { errorType: failure.code, errorMessage: failure.message };
        const version = target.config.version;
        return { target, result: { requestId, payload: JSON.stringify(record), error: record, version, lines: [] } };
      }
      await cloud.clock.sleep(delay);
    }
  }
}

async function settle(cloud: Cloud, asyncConfig: AsyncConfig, done: SettledEvent): Promise<void> {
  const { deadLetterArn } = done.target.config;
  const destination = done.result.error ? asyncConfig.onFailure : asyncConfig.onSuccess;
  if (destination !== undefined) {
    await sendToDestination(cloud, destination, done);
  }
  if (done.result.error && deadLetterArn !== undefined) {
    await sendToDeadLetters(cloud, deadLetterArn, done);
  }
}
