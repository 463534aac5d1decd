/**
 * Runs inside a function's process, in the place of AWS's runtime: loads the handler once, then serves one invocation after the other.
 *
 * It imports nothing of local mode but types, because it also runs as a single transpiled file.
 */
import { existsSync } from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import type { ErrorRecord, InvocationMessage, ProcessMessage } from './bootstrap-protocol';

type Callback = (error: unknown, result?: unknown) => void;
type Handler = (event: unknown, context: object, callback?: Callback) => unknown;

const env = process.env;
let current: InvocationMessage | undefined;

function send(message: ProcessMessage, after?: () => void): void {
  process.send?.(message, undefined, undefined, after);
}

function errorRecord(error: unknown): ErrorRecord {
  if (error instanceof Error) {
    return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function runtimeError(errorType: string, error: unknown): ErrorRecord {
  return { ...errorRecord(error), errorType, errorMessage: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

/** Lines in the form of AWS's text format; a message of several lines stays one log event. */
function patchConsole(): void {
  const levels = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...values: unknown[]) => {
      const line = `${new Date().toISOString()}\t${current?.requestId ?? ''}\t${level}\t${format(...values)}`;
      process.stdout.write(`${line.replaceAll('\n', '\r')}\n`);
    };
  }
}

async function loadModule(file: string): Promise<Record<string, unknown>> {
  const path = ['.js', '.cjs', '.mjs'].map((suffix) => file + suffix).find(existsSync);
  if (path === undefined) {
    throw Object.assign(new Error(`Cannot find module '${file}'`), { code: 'MODULE_NOT_FOUND' });
  }
  try {
    return createRequire(path)(path) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') {
      throw error;
    }
    return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  }
}

async function loadHandler(): Promise<Handler> {
  const name = env._HANDLER ?? '';
  const dot = name.lastIndexOf('.');
  const loaded = await loadModule(join(env.LAMBDA_TASK_ROOT ?? '', name.slice(0, dot)));
  const handler = loaded[name.slice(dot + 1)];
  if (typeof handler !== 'function') {
    throw Object.assign(new Error(`${name} is undefined or not exported`), { code: 'HANDLER_NOT_FOUND' });
  }
  return handler as Handler;
}

function loadError(error: unknown): ErrorRecord {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof SyntaxError) {
    return runtimeError('Runtime.UserCodeSyntaxError', error);
  }
  if (code === 'HANDLER_NOT_FOUND') {
    return { ...errorRecord(error), errorType: 'Runtime.HandlerNotFound' };
  }
  return code === 'MODULE_NOT_FOUND' ? runtimeError('Runtime.ImportModuleError', error) : errorRecord(error);
}

function contextOf({ requestId, deadline }: InvocationMessage): object {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: false,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: process.argv[2],
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function call(handler: Handler, event: unknown, context: object): unknown {
  if (handler.length < 3) {
    return handler(event, context);
  }
  return new Promise((resolve, reject) => {
    const returned = handler(event, context, (error, result) => {
      if (error === null || error === undefined) {
        resolve(result);
      } else {
        reject(error instanceof Error ? error : new Error(format(error)));
      }
    });
    if (returned instanceof Promise) {
      returned.then(resolve, reject);
    }
  });
}

function serialize(result: unknown): string {
  try {
    return result === undefined ? 'null' : JSON.stringify(result);
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
  try {
    finish({ result: serialize(await call(handler, JSON.parse(message.event), contextOf(message))) });
  } catch (error) {
    finish({ error: errorRecord(error) });
  }
}

/** Ends the process after an error outside of the handler's promise, as AWS's runtime does. */
function die(errorType: string | undefined, error: unknown): void {
  finish({ error: errorType === undefined ? errorRecord(error) : runtimeError(errorType, error) }, () => process.exit(1));
}

async function main(): Promise<void> {
  // Not in Node 20.
  (nodeModule as Partial<typeof nodeModule>).enableCompileCache?.(process.argv[3]);
  patchConsole();
  process.on('disconnect', () => process.exit());
  try {
    const handler = await loadHandler();
    process.on('uncaughtException', (error) => {
      die(undefined, error);
    });
    process.on('unhandledRejection', (reason) => {
      die('Runtime.UnhandledPromiseRejection', reason);
    });
    process.on('message', (message: InvocationMessage) => void serve(handler, message));
    send({ kind: 'loaded' });
  } catch (error) {
    send({ kind: 'loaded', error: loadError(error) }, () => process.exit(1));
  }
}

void main();
