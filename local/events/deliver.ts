import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import { deliveryError } from './delivery-error';
import type { Delivery } from './send-to-target';
import { sendToTarget, serviceCaller } from './send-to-target';

/** AWS's defaults: 185 retries within 24 hours. */
const DEFAULT_RETRIES = 185;
const DEFAULT_MAX_AGE_SEC = 86_400;
/** Virtual time before the first retry; it doubles up to ten minutes. */
const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 600_000;

/** What ended the retries, as a dead letter tells it. */
type ExhaustedCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/** Delivers an event to a target: retries in virtual time, then the dead-letter queue and a line in the log; never rejects. */
export async function deliver(cloud: Cloud, delivery: Delivery): Promise<void> {
  const { sender, target } = delivery;
  const { MaximumRetryAttempts: retries = DEFAULT_RETRIES, MaximumEventAgeInSeconds: maxAgeSec = DEFAULT_MAX_AGE_SEC } =
    target.RetryPolicy ?? {};
  const endsAt = cloud.clock.now() + maxAgeSec * 1000;
  for (let attempt = 0; ; attempt++) {
    try {
      await sendToTarget(cloud, delivery);
      sender.count('Invocations');
      return;
    } catch (error) {
      const delayMs = Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS);
      const exhausted = attempt >= retries ? 'MaximumRetryAttempts' : undefined;
      const condition = exhausted ?? (cloud.clock.now() + delayMs > endsAt ? 'MaximumEventAgeInSeconds' : undefined);
      if (condition !== undefined || !deliveryError(error).retriable) {
        await giveUp(cloud, delivery, attempt, error, deliveryError(error).retriable ? condition : undefined);
        return;
      }
      await cloud.clock.sleep(delayMs);
    }
  }
}

async function giveUp(cloud: Cloud, delivery: Delivery, retries: number, error: unknown, exhausted?: ExhaustedCondition): Promise<void> {
  const { sender, target } = delivery;
  sender.count('FailedInvocations');
  const log = (what: string): void => {
    cloud.ports.log('/plumbline/failed-deliveries', 'events', [`ERROR ${sender.sourceArn} -> ${target.Arn}: ${what}`]);
  };
  log(String(error));
  const queue = target.DeadLetterConfig?.Arn;
  if (queue === undefined) {
    return;
  }
  const attributes: Record<string, string> = {
    ...delivery.letter.attributes,
    TARGET_ARN: target.Arn,
    ERROR_CODE: delivery.letter.errorCode(error),
    ERROR_MESSAGE: (error instanceof Error ? error.message : String(error)).slice(0, 1024),
    RETRY_ATTEMPTS: String(retries),
    ...(exhausted === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: exhausted }),
  };
  const asString = ([name, value]: readonly [string, string]): readonly [string, object] => [
    name,
    { DataType: 'String', StringValue: value },
  ];
  try {
    await cloud.call(serviceCaller(cloud, sender), 'sqs', 'SendMessage', {
      QueueUrl: queueUrl(cloud, queue),
      MessageBody: delivery.letter.body(),
      MessageAttributes: Object.fromEntries(Object.entries(attributes).map(asString)),
    });
    sender.count('InvocationsSentToDlq');
  } catch (failure) {
    sender.count('InvocationsFailedToBeSentToDlq');
    log(`the dead-letter queue ${queue} did not take it: ${String(failure)}`);
  }
}

/** The code of the target's own error, as Scheduler's dead letters have it. */
export function targetErrorCode(error: unknown): string {
  return error instanceof AwsError ? error.code : 'SDK_CLIENT_ERROR';
}
