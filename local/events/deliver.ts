import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import type { BusEvent } from './event';
import type { Sender } from './send-to-target';
import { sendToTarget, serviceCaller } from './send-to-target';
import type { Target } from './target';

/** AWS's defaults: 185 retries within 24 hours. */
const DEFAULT_RETRIES = 185;
const DEFAULT_MAX_AGE_SEC = 86_400;
/** Virtual time before the first retry; it doubles up to ten minutes. */
const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 600_000;

/** Errors that another try can mend; an AccessDenied or a missing target is not one of them. */
const RETRIABLE = /Throttl|TooManyRequests|ServiceException|ServiceUnavailable|InternalError|ExecutionLimitExceeded/;

/** Delivers an event to a target: retries in virtual time, then the dead-letter queue and a line in the log; never rejects. */
export async function deliver(cloud: Cloud, sender: Sender, target: Target, input: string, event: BusEvent): Promise<void> {
  const { MaximumRetryAttempts: retries = DEFAULT_RETRIES, MaximumEventAgeInSeconds: maxAgeSec = DEFAULT_MAX_AGE_SEC } =
    target.RetryPolicy ?? {};
  const startedAt = cloud.clock.now();
  for (let attempt = 0; ; attempt++) {
    try {
      await sendToTarget(cloud, sender, target, input, event);
      count(cloud, sender, 'Invocations');
      return;
    } catch (error) {
      const tooOld = cloud.clock.now() - startedAt > maxAgeSec * 1000;
      if (attempt >= retries || tooOld || !(error instanceof AwsError && RETRIABLE.test(error.code))) {
        await giveUp(cloud, sender, target, event, attempt, error);
        return;
      }
      await cloud.clock.sleep(Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS));
    }
  }
}

async function giveUp(cloud: Cloud, sender: Sender, target: Target, event: BusEvent, attempts: number, error: unknown): Promise<void> {
  count(cloud, sender, 'FailedInvocations');
  const log = (what: string): void => {
    cloud.ports.log('/plumbline/failed-deliveries', 'events', [`ERROR ${sender.sourceArn} -> ${target.Arn}: ${what}`]);
  };
  log(String(error));
  const queue = target.DeadLetterConfig?.Arn;
  if (queue === undefined) {
    return;
  }
  const attribute = (value: string): object => ({ DataType: 'String', StringValue: value });
  try {
    await cloud.call(serviceCaller(cloud, sender), 'sqs', 'SendMessage', {
      QueueUrl: queueUrl(cloud, queue),
      MessageBody: JSON.stringify(event),
      MessageAttributes: {
        RULE_ARN: attribute(sender.sourceArn),
        TARGET_ARN: attribute(target.Arn),
        ERROR_CODE: attribute(error instanceof AwsError ? error.code : 'SDK_CLIENT_ERROR'),
        ERROR_MESSAGE: attribute((error instanceof Error ? error.message : String(error)).slice(0, 1024)),
        RETRY_ATTEMPTS: attribute(String(attempts)),
      },
    });
    count(cloud, sender, 'InvocationsSentToDlq');
  } catch (failure) {
    log(`the dead-letter queue ${queue} did not take it: ${String(failure)}`);
  }
}

function count(cloud: Cloud, { name }: Sender, metric: string): void {
  cloud.ports.metric({ namespace: 'AWS/Events', name: metric, dimensions: { RuleName: name }, value: 1 });
}
