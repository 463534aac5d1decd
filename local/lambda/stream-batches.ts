import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { sendToTarget } from './async-delivery';
import { batchItemFailures } from './batch-item-failures';
import type { MappingSettings } from './event-source-mapping';
import { functionsOf } from './function-registry';
import type { InvocationResult } from './invoker';
import { invokerOf } from './invoker';
import type { Target } from './lambda-function';
import type { StreamReader, TableChange } from './stream-reader';

/** Virtual time until the first retry, in milliseconds; it doubles from one to the next. */
const RETRY_MS = 1000;
const MAX_RETRY_MS = 60_000;

/** Calls the function with batches of a stream, with retries, bisection and the failure destination. */
export class StreamBatches {
  lastResult = 'No records processed';
  private stopped = false;

  constructor(
    private readonly cloud: Cloud,
    private readonly settings: MappingSettings,
    private readonly reader: StreamReader,
  ) {}

  stop(): void {
    this.stopped = true;
  }

  /** Returns when every record has been handled or given up. */
  async process(records: readonly TableChange[], attempt = 1): Promise<void> {
    const target = functionsOf(this.cloud).target(this.settings.functionName);
    for (let left = records, tries = attempt; left.length > 0 && !this.stopped; tries++) {
      if (this.isTooOld(left)) {
        await this.giveUp(target, left, tries - 1, 'RecordAgeExceeded');
        return;
      }
      const result = await this.invoke(target, left);
      const failed = this.failedFrom(left, result);
      this.lastResult = failed.length === 0 ? 'OK' : 'PROBLEM: Function call failed';
      const progressed = failed.length < left.length;
      left = failed;
      if (this.settings.bisects && !progressed && left.length > 1) {
        // A split takes nothing from the retries.
        const middle = Math.ceil(left.length / 2);
        await this.process(left.slice(0, middle), tries);
        left = left.slice(middle);
        tries--;
        continue;
      }
      if (left.length > 0 && !progressed && tries > this.settings.retries) {
        await this.giveUp(target, left, tries, 'RetryAttemptsExhausted', result);
        return;
      }
      if (left.length > 0) {
        await this.cloud.clock.sleep(Math.min(RETRY_MS * 2 ** (tries - 1), MAX_RETRY_MS));
      }
    }
  }

  private async invoke(target: Target, records: readonly TableChange[]): Promise<InvocationResult | undefined> {
    try {
      return await invokerOf(this.cloud).invoke(target, JSON.stringify({ Records: records }));
    } catch (error) {
      if (error instanceof AwsError && error.code === 'TooManyRequestsException') {
        return undefined;
      }
      throw error;
    }
  }

  /** The records that have to be tried again: all, or from the first on that the function names. */
  private failedFrom(records: readonly TableChange[], result: InvocationResult | undefined): readonly TableChange[] {
    if (!result || result.error) {
      return records;
    }
    if (!this.settings.reportsFailures) {
      return [];
    }
    const ids = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
    const [first] = [...batchItemFailures(result.payload, ids)].sort();
    return first === undefined ? [] : records.slice(ids.indexOf(first));
  }

  private isTooOld(records: readonly TableChange[]): boolean {
    const oldest = (records[0]?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
    return this.cloud.clock.now() - oldest > this.settings.maxRecordAgeSec * 1000;
  }

  private async giveUp(
    target: Target,
    records: readonly TableChange[],
    attempts: number,
    condition: string,
    result?: InvocationResult,
  ): Promise<void> {
    const { onFailure, sourceArn } = this.settings;
    if (onFailure === undefined) {
      return;
    }
    const [first, last] = [records[0], records.at(-1)];
    const time = (record: TableChange | undefined): string =>
      new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
    const body = {
      requestContext: { requestId: result?.requestId, functionArn: target.config.arn, condition, approximateInvokeCount: attempts },
      responseContext: {
        statusCode: 200,
        executedVersion: target.config.version,
        ...(result?.error ? { functionError: 'Unhandled' } : {}),
      },
      version: '1.0',
      timestamp: this.cloud.clock.date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: this.reader.shardId,
        startSequenceNumber: first?.dynamodb.SequenceNumber,
        endSequenceNumber: last?.dynamodb.SequenceNumber,
        approximateArrivalOfFirstRecord: time(first),
        approximateArrivalOfLastRecord: time(last),
        batchSize: records.length,
        streamArn: sourceArn,
      },
    };
    await sendToTarget(this.cloud, target.config, onFailure, JSON.stringify(body));
  }
}
