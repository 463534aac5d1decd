/**
 * Runs inside a function's process, in the place of AWS's runtime for Node: loads the handler once, then serves one invocation after the other.
 *
 * It and its neighbours import nothing of local mode but types, because they also run as single transpiled files.
 */
import nodeModule from 'node:module';
import { join } from 'node:path';
import type { ErrorRecord, InvocationMessage, ProcessMessage } from '../bootstrap-protocol';
import { sendResponsesToLocalMode } from './cfn-response-url';
import { patchConsole } from './console-lines';
import { errorRecord, loadError, runtimeError } from './error-record';
import { callHandler } from './handler-call';
import type { Handler } from './handler-call';
import { loadHandler } from './load-handler';

const env = process.env;
let current: InvocationMessage | undefined;

function send(message: ProcessMessage, after?: () => void): void {
  process.send?.(message, undefined, undefined, after);
}

function contextOf({ requestId, deadline, invokedArn, clientContext }: InvocationMessage): object {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    ...(clientContext === undefined ? {} : { clientContext: JSON.parse(clientContext) as unknown }),
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: invokedArn,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function serialize(result: unknown): string {
  try {
    const text: unknown = JSON.stringify(result);
    // A function or nothing has no JSON.
    return typeof text === 'string' ? text : 'null';
  } catch (error) {
    throw Object.assign(new Error('Unable to stringify response body', { cause: error }), { name: 'Runtime.MarshalError' });
  }
}

function finish(outcome: { result?: string; error?: ErrorRecord }, after?: () => void): void {
  const requestId = current?.requestId;
  if (requestId === undefined) {
    after?.();
    return;
  }
  if (outcome.error) {
    console.error('Invoke Error \t%s', JSON.stringify(outcome.error));
  }
  current = undefined;
  // The same marker as endOfOutput() of bootstrap-protocol.ts.
  process.stdout.write(`\u0000${requestId}\n`);
  process.stderr.write(`\u0000${requestId}\n`);
  send({ kind: 'done', requestId, ...outcome, memoryKiB: process.resourceUsage().maxRSS }, after);
}

async function serve(handler: Handler, message: InvocationMessage): Promise<void> {
  current = message;
  env._X_AMZN_TRACE_ID = message.traceId;
  // A function that waits for nothing more is over: then `beforeExit` comes, unless the channel keeps the process alive.
  process.channel?.unref();
  try {
    const event = JSON.parse(message.event) as unknown;
    sendResponsesToLocalMode(event);
    finish({ result: serialize(await callHandler(handler, event, contextOf(message))) });
  } catch (error) {
    finish({ error: errorRecord(error) });
  } finally {
    process.channel?.ref();
  }
}

/** Ends the process after an error outside of the handler's promise, as AWS's runtime does. */
function die(errorType: string | undefined, error: unknown): void {
  finish({ error: errorType === undefined ? errorRecord(error) : runtimeError(errorType, error) }, () => process.exit(1));
}

async function main(): Promise<void> {
  // Not in Node 20.
  (nodeModule as Partial<typeof nodeModule>).enableCompileCache?.(process.argv[2]);
  patchConsole(() => current?.requestId);
  process.on('disconnect', () => process.exit());
  try {
    const handler = await loadHandler(join(env.LAMBDA_TASK_ROOT ?? ''), env._HANDLER ?? '');
    process.on('uncaughtException', (error) => {
      die(undefined, error);
    });
    process.on('unhandledRejection', (reason) => {
      die('Runtime.UnhandledPromiseRejection', reason);
    });
    process.on('beforeExit', () => {
      process.channel?.ref();
      finish({ result: 'null' });
    });
    process.on('message', (message: InvocationMessage) => void serve(handler, message));
    send({ kind: 'loaded' });
  } catch (error) {
    send({ kind: 'loaded', error: loadError(error) }, () => process.exit(1));
  }
}

void main();
