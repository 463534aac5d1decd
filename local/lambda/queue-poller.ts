import type { ReceiveMessageCommandOutput } from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { queueUrl } from '../core/queue-url';
import { functionCaller } from './async-delivery';
import { batchItemFailures } from './batch-item-failures';
import type { MappingSettings } from './event-source-mapping';
import { functionsOf } from './function-registry';
import { invokerOf } from './invoker';
import type { Poller } from './poller';
import type { QueueRecord } from './queue-record';
import { queueRecord } from './queue-record';

/** Messages in one call of SQS. */
const MAX_RECEIVED = 10;
/** Real seconds that a call waits for a message. */
const LONG_POLL_SEC = 20;
/** Virtual time between two looks while a batch is gathered, in milliseconds. */
const GATHER_MS = 100;
/** A batch that is so large takes no more messages, in bytes: the event must stay below 6 MB. */
const FULL_BYTES = 4 * 1024 * 1024;
/** Batches at once: more than there are processes of one function would wait here while their visibility time-out passes. */
const CONCURRENCY = 4;
/** Real time until the next try after SQS has refused a call, in milliseconds. */
const REFUSED_MS = 1000;

/** Takes messages off a queue with the rights of the function's role; what fails stays in the queue until its visibility time-out ends. */
export class QueuePoller implements Poller {
  lastResult = 'No records processed';
  private stopped = false;
  private inFlight = 0;
  private wake: () => void = () => undefined;

  constructor(
    private readonly cloud: Cloud,
    private readonly settings: MappingSettings,
  ) {
    void this.poll();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** A call, because it changes while the poller waits. */
  private isStopped(): boolean {
    return this.stopped;
  }

  private async poll(): Promise<void> {
    while (!this.stopped) {
      try {
        if (this.inFlight >= this.limit()) {
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
          continue;
        }
        const records = await this.gather();
        if (this.isStopped()) {
          await this.putBack(records);
        } else if (records.length > 0) {
          this.inFlight++;
          void this.handle(records).finally(() => {
            this.inFlight--;
            this.wake();
          });
        }
      } catch (error) {
        if (error instanceof AwsError && error.code === 'ServiceUnavailable') {
          return;
        }
        this.lastResult = `PROBLEM: ${(error as Error).message}`;
        await new Promise((resolve) => setTimeout(resolve, REFUSED_MS).unref());
      }
    }
  }

  /** Batches at once; no more than the function may take, for a throttled one would count as a receipt of its messages. */
  private limit(): number {
    const { reservedConcurrency = CONCURRENCY } = functionsOf(this.cloud).get(this.settings.functionName).latest;
    return Math.max(1, Math.min(this.settings.maximumConcurrency ?? CONCURRENCY, reservedConcurrency, CONCURRENCY));
  }

  /** A batch: what is there, or with a window what comes until it ends or the batch is full. */
  private async gather(): Promise<QueueRecord[]> {
    const { batchSize, windowSec } = this.settings;
    const records = await this.receive(batchSize, LONG_POLL_SEC);
    const end = this.cloud.clock.now() + windowSec * 1000;
    let bytes = size(records);
    while (windowSec > 0 && records.length > 0 && records.length < batchSize && bytes < FULL_BYTES && this.cloud.clock.now() < end) {
      const more = await this.receive(batchSize - records.length, 0);
      records.push(...more);
      bytes += size(more);
      if (more.length === 0) {
        await this.cloud.clock.sleep(GATHER_MS);
      }
    }
    return records;
  }

  private async receive(count: number, waitSec: number): Promise<QueueRecord[]> {
    const { Messages = [] } = await this.call<ReceiveMessageCommandOutput>('ReceiveMessage', {
      MaxNumberOfMessages: Math.min(count, MAX_RECEIVED),
      WaitTimeSeconds: waitSec,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return Messages.map((message) => queueRecord(message, this.settings.sourceArn));
  }

  private async handle(records: readonly QueueRecord[]): Promise<void> {
    try {
      const wanted = records.filter((record) => this.settings.filter(record));
      const failed = wanted.length === 0 ? [] : await this.invoke(wanted);
      await this.delete(records.filter(({ messageId }) => !failed.includes(messageId)));
      this.lastResult = failed.length === 0 ? 'OK' : 'PROBLEM: Function call failed';
    } catch (error) {
      this.lastResult = `PROBLEM: ${(error as Error).message}`;
    }
  }

  /** Calls the function; returns the ids of the messages that failed. */
  private async invoke(records: readonly QueueRecord[]): Promise<readonly string[]> {
    const ids = records.map(({ messageId }) => messageId);
    const target = functionsOf(this.cloud).target(this.settings.functionName);
    const { error, payload } = await invokerOf(this.cloud).invoke(target, JSON.stringify({ Records: records }));
    return error ? ids : this.settings.reportsFailures ? batchItemFailures(payload, ids) : [];
  }

  private async delete(records: readonly QueueRecord[]): Promise<void> {
    for (let start = 0; start < records.length; start += MAX_RECEIVED) {
      const some = records.slice(start, start + MAX_RECEIVED);
      await this.call('DeleteMessageBatch', {
        Entries: some.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle })),
      });
    }
  }

  /** Messages that came while the mapping was being stopped are for the next receiver. */
  private async putBack(records: readonly QueueRecord[]): Promise<void> {
    for (const { receiptHandle } of records) {
      await this.call('ChangeMessageVisibility', { ReceiptHandle: receiptHandle, VisibilityTimeout: 0 });
    }
  }

  private call<T>(operation: string, input: object): Promise<T> {
    const { sourceArn, functionName } = this.settings;
    const caller = functionCaller(this.cloud, functionsOf(this.cloud).get(functionName).latest);
    return this.cloud.call<T>(caller, 'sqs', operation, { QueueUrl: queueUrl(this.cloud, sourceArn), ...input });
  }
}

function size(records: readonly QueueRecord[]): number {
  return records.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
}
