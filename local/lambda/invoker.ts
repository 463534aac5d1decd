import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AccessDenied, AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Caller } from '../core/service';
import { sessionStore } from '../iam-service/session-store';
import { authorizeKey } from '../kms/authorize-key';
import type { ErrorRecord } from './bootstrap-protocol';
import type { FunctionConfig } from './function-config';
import { qualifiedArn } from './function-config';
import { framedLines, writeLog } from './function-log';
import { FunctionProcess } from './function-process';
import { InvocationChains } from './invocation-chains';
import type { Target } from './lambda-function';
import { processEnvironment } from './process-environment';
import { ProcessPool } from './process-pool';
import type { Outcome } from './running-invocation';
import { runtimeCommand } from './runtime-command';
import { runtimeFiles } from './runtime-files';

/** Largest payload and response of a synchronous invocation, in bytes. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** What an invocation brings along beside its event. */
export interface InvocationOptions {
  /** @default - a new one */
  readonly requestId?: string;
  /** What the client has sent about itself, as JSON. @default - nothing */
  readonly clientContext?: string;
  /** Who waits for the answer: a function gives its turn to others meanwhile. @default - nobody */
  readonly caller?: Caller;
}

/** What came out of one invocation. */
export interface InvocationResult {
  readonly requestId: string;
  /** What the handler returned, or the error record, as JSON. */
  readonly payload: string;
  /** Set when the handler failed. */
  readonly error?: ErrorRecord;
  /** Version that ran. */
  readonly version: string;
  readonly lines: readonly string[];
}

/** Runs functions in their processes, with their logs and metrics. */
export class Invoker {
  readonly pool: ProcessPool;
  private readonly inFlight = new Map<string, number>();
  private readonly chains = new InvocationChains();

  constructor(private readonly cloud: Cloud) {
    this.pool = new ProcessPool((config) => this.start(config));
  }

  /**
   * Runs a function; an error of the handler is part of the result.
   *
   * @throws `TooManyRequestsException` over the reserved concurrency, `RecursiveInvocationException` for a loop of functions
   */
  async invoke(target: Target, event: string, options: InvocationOptions = {}): Promise<InvocationResult> {
    const { name, reservedConcurrency = Infinity } = target.config;
    const waiting = this.chains.processOf(options.caller);
    const chain = this.chains.next(waiting, name, target.config.properties.RecursiveLoop === 'Allow');
    const before = this.inFlight.get(name) ?? 0;
    if (before >= reservedConcurrency) {
      this.metric(target, 'Throttles', 1);
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        Type: 'User',
      });
    }
    this.inFlight.set(name, before + 1);
    const run = (): Promise<InvocationResult> => this.run(target, event, options, chain);
    try {
      return await (waiting ? this.pool.whileWaiting(waiting, run) : run());
    } finally {
      const left = (this.inFlight.get(name) ?? 1) - 1;
      if (left === 0) {
        this.inFlight.delete(name);
      } else {
        this.inFlight.set(name, left);
      }
    }
  }

  private async run(target: Target, event: string, options: InvocationOptions, chain: readonly string[]): Promise<InvocationResult> {
    const { config, qualifier } = target;
    const { requestId = randomUUID(), clientContext } = options;
    const invocation = { requestId, event, clientContext, invokedArn: qualifiedArn(config, qualifier), traceId: traceId() };
    const use = async (process: FunctionProcess): Promise<{ outcome: Outcome; lines: string[] }> => {
      const printed: string[] = [];
      this.chains.begin(process, chain);
      const outcome = limited(await process.run(invocation, (line) => printed.push(line)));
      this.chains.end(process);
      const lines = framedLines(requestId, printed, config, outcome);
      writeLog(this.cloud, process, lines);
      return { outcome, lines };
    };
    const { outcome, lines } = await this.pool.run(config, use, chain.length - 1);
    this.metric(target, 'Invocations', 1);
    this.metric(target, 'Errors', outcome.error ? 1 : 0);
    this.metric(target, 'Duration', outcome.durationMs);
    const payload = outcome.error ? JSON.stringify(outcome.error) : (outcome.result ?? 'null');
    return { requestId, payload, error: outcome.error, version: config.version, lines };
  }

  private start(config: FunctionConfig): FunctionProcess {
    const { cloud } = this;
    const day = cloud.clock.date().toISOString().slice(0, 10).replaceAll('-', '/');
    const logStream = `${day}/[${config.version}]${randomUUID().replaceAll('-', '')}`;
    const caller = cloud.ports.callerFor(config.role, 'lambda.amazonaws.com', config.name);
    decryptEnvironment(cloud, caller, config);
    void cloud.call(caller, 'logs', 'CreateLogStream', { logGroupName: config.logGroup, logStreamName: logStream }).catch(() => undefined);
    const credentials = cloud.ports.assume(config.role, 'lambda.amazonaws.com', config.name);
    const cacheDir = join(cloud.options.dataDir, 'lambda', 'compile-cache');
    const process = new FunctionProcess({
      config,
      command: runtimeCommand(config, runtimeFiles(cloud), cacheDir),
      environment: processEnvironment(cloud, config, credentials, logStream),
      logStream,
      caller,
      expiration: credentials.expiration,
    });
    process.onStrayLine = (line) => {
      writeLog(cloud, process, [line]);
    };
    this.chains.add(sessionStore(cloud).find(credentials.accessKeyId)?.caller ?? caller, process);
    return process;
  }

  /** Of the function, and of the version or alias if it was called by one. */
  private metric({ config, qualifier }: Target, name: string, value: number): void {
    const function_ = { FunctionName: config.name };
    const all = qualifier === undefined ? [function_] : [function_, { ...function_, Resource: `${config.name}:${qualifier}` }];
    for (const dimensions of all) {
      this.cloud.ports.metric({ namespace: 'AWS/Lambda', name, dimensions, value });
    }
  }
}

/** The invoker of a cloud. */
export const invokerOf = perCloud((cloud) => new Invoker(cloud));

/** The environment under a customer's key is read with the rights of the role. */
function decryptEnvironment(cloud: Cloud, caller: Caller, config: FunctionConfig): void {
  if (config.kmsKeyArn === undefined) {
    return;
  }
  try {
    authorizeKey(cloud, caller, 'kms:Decrypt', config.kmsKeyArn, 'lambda', { 'aws:lambda:FunctionArn': config.arn });
  } catch (error) {
    if (!(error instanceof AccessDenied)) {
      throw error;
    }
    const what = 'Lambda was unable to decrypt the environment variables because KMS access was denied.';
    const where = "Please check the function's KMS key settings. KMS Exception: AccessDeniedException KMS Message:";
    throw new AwsError('KMSAccessDeniedException', `${what} ${where} ${error.message}`, 502, { Type: 'User' });
  }
}

/** The header of X-Ray for an invocation that is not sampled. */
function traceId(): string {
  const id = randomUUID().replaceAll('-', '');
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${id.slice(0, 24)};Parent=${id.slice(16)};Sampled=0`;
}

function limited(outcome: Outcome): Outcome {
  if (outcome.result === undefined || Buffer.byteLength(outcome.result) <= MAX_PAYLOAD_BYTES) {
    return outcome;
  }
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${MAX_PAYLOAD_BYTES} bytes).`;
  return { ...outcome, result: undefined, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}
