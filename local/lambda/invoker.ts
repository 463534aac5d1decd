import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { authorizeKey } from '../kms/authorize-key';
import { bootstrapFile } from './bootstrap-file';
import type { ErrorRecord } from './bootstrap-protocol';
import type { FunctionConfig } from './function-config';
import { framedLines, writeLog } from './function-log';
import type { Outcome } from './running-invocation';
import { FunctionProcess } from './function-process';
import { processEnvironment } from './process-environment';
import { ProcessPool } from './process-pool';

/** Largest payload and response of a synchronous invocation, in bytes. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** What came out of one invocation. */
export interface InvocationResult {
  readonly requestId: string;
  /** What the handler returned, or the error record, as JSON. */
  readonly payload: string;
  /** Set when the handler failed. */
  readonly error?: ErrorRecord;
  readonly lines: readonly string[];
}

/** Runs functions in their processes, with their logs and metrics. */
export class Invoker {
  readonly pool: ProcessPool;
  private readonly inFlight = new Map<string, number>();

  constructor(private readonly cloud: Cloud) {
    this.pool = new ProcessPool((config) => this.start(config));
  }

  /** Runs a function; an error of the handler is part of the result. Throws `TooManyRequestsException` over the reserved concurrency. */
  async invoke(config: FunctionConfig, event: string, requestId: string = randomUUID()): Promise<InvocationResult> {
    const before = this.inFlight.get(config.name) ?? 0;
    if (before >= (config.reservedConcurrency ?? Infinity)) {
      this.metric(config, 'Throttles', 1);
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
    }
    this.inFlight.set(config.name, before + 1);
    try {
      return await this.run(config, event, requestId);
    } finally {
      this.inFlight.set(config.name, (this.inFlight.get(config.name) ?? 1) - 1);
    }
  }

  private async run(config: FunctionConfig, event: string, requestId: string): Promise<InvocationResult> {
    const { outcome, lines } = await this.pool.run(config, async (process) => {
      const printed: string[] = [];
      const outcome = limited(await process.run({ requestId, event }, (line) => printed.push(line)));
      const lines = framedLines(requestId, printed, config, outcome);
      writeLog(this.cloud, process, lines);
      return { outcome, lines };
    });
    this.metric(config, 'Invocations', 1);
    this.metric(config, 'Errors', outcome.error ? 1 : 0);
    this.metric(config, 'Duration', outcome.durationMs);
    return { requestId, payload: outcome.error ? JSON.stringify(outcome.error) : (outcome.result ?? 'null'), error: outcome.error, lines };
  }

  private start(config: FunctionConfig): FunctionProcess {
    const { cloud } = this;
    const day = cloud.clock.date().toISOString().slice(0, 10).replaceAll('-', '/');
    const logStream = `${day}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
    const caller = cloud.ports.callerFor(config.role, 'lambda.amazonaws.com', config.name);
    if (config.kmsKeyArn !== undefined) {
      authorizeKey(cloud, caller, 'kms:Decrypt', config.kmsKeyArn, 'lambda', { 'aws:lambda:FunctionArn': config.arn });
    }
    void cloud.call(caller, 'logs', 'CreateLogStream', { logGroupName: config.logGroup, logStreamName: logStream }).catch(() => undefined);
    const credentials = cloud.ports.assume(config.role, 'lambda.amazonaws.com', config.name);
    const process = new FunctionProcess({
      config,
      bootstrap: bootstrapFile(cloud),
      cacheDir: join(cloud.options.dataDir, 'lambda', 'compile-cache'),
      environment: processEnvironment(cloud, config, credentials, logStream),
      logStream,
      caller,
      expiration: credentials.expiration,
    });
    process.onStrayLine = (line) => {
      writeLog(cloud, process, [line]);
    };
    return process;
  }

  private metric(config: FunctionConfig, name: string, value: number): void {
    this.cloud.ports.metric({ namespace: 'AWS/Lambda', name, dimensions: { FunctionName: config.name }, value });
  }
}

/** The invoker of a cloud. */
export const invokerOf = perCloud((cloud) => new Invoker(cloud));

function limited(outcome: Outcome): Outcome {
  if (outcome.result === undefined || Buffer.byteLength(outcome.result) <= MAX_PAYLOAD_BYTES) {
    return outcome;
  }
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${MAX_PAYLOAD_BYTES} bytes).`;
  return { ...outcome, result: undefined, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}
