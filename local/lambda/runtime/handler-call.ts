import { format } from 'node:util';

type Callback = (error: unknown, result?: unknown) => void;

/** A function's handler; the one with a callback is of Node 22 and before. */
export type Handler = (event: unknown, context: object, callback?: Callback) => unknown;

/** The first runtime without callbacks. */
const FIRST_WITHOUT_CALLBACK = 24;

/**
 * What a handler answers: its promise's value, or what it gives to the callback or to `context.succeed` and `context.fail`.
 *
 * A plain value that is returned counts only where there are no callbacks. After a callback the answer waits until nothing else
 * is going on, unless the handler has said otherwise.
 */
export async function callHandler(handler: Handler, event: unknown, context: object): Promise<unknown> {
  if (majorVersion() >= FIRST_WITHOUT_CALLBACK) {
    if (handler.length > 2) {
      throw Object.assign(new Error('a handler with a callback is not supported by Node.js 24 and later'), {
        name: 'Runtime.CallbackHandlerDeprecated',
      });
    }
    return await handler(event, context);
  }
  return await new Promise((resolve, reject) => {
    const callback: Callback = (error, result) => {
      const answer = (): void => {
        if (error === null || error === undefined) {
          resolve(result);
        } else {
          reject(error instanceof Error ? error : Object.assign(new Error(format(error)), { name: typeof error }));
        }
      };
      if ((context as { callbackWaitsForEmptyEventLoop?: boolean }).callbackWaitsForEmptyEventLoop === false) {
        answer();
      } else {
        process.prependOnceListener('beforeExit', answer);
      }
    };
    const now = (error: unknown, result?: unknown): void => {
      Object.assign(context, { callbackWaitsForEmptyEventLoop: false });
      callback(error, result);
    };
    const methods = {
      done: now,
      fail: (error: unknown) => {
        now(error ?? 'handled');
      },
      succeed: (result: unknown) => {
        now(null, result);
      },
    };
    const returned = handler(event, Object.assign(context, methods), callback);
    if (typeof (returned as Promise<unknown> | undefined)?.then === 'function') {
      (returned as Promise<unknown>).then(resolve, reject);
    }
  });
}

/** 22 for `AWS_Lambda_nodejs22.x`. */
function majorVersion(): number {
  return Number(/nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV ?? '')?.[1] ?? 0);
}
