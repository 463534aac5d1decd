import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';

interface InvokeAnswer {
  readonly FunctionError?: string;
  readonly Payload?: Uint8Array;
}

/** What came back from a function: its result as JSON, or why there is none. */
export type FunctionAnswer = { readonly payload: string } | { readonly failure: 'time-out' | 'function' | 'call'; readonly reason: string };

/** Invokes a function as API Gateway, for the method or route `sourceArn`; never rejects. */
export async function invokeFunction(
  cloud: Cloud,
  sourceArn: string,
  functionArn: string,
  event: object,
  timeoutMs: number,
): Promise<FunctionAnswer> {
  const input = { FunctionName: functionArn, Payload: Buffer.from(JSON.stringify(event)) };
  try {
    const answer = await withinTime(cloud.call<InvokeAnswer>(apiCaller(cloud, sourceArn), 'lambda', 'Invoke', input), timeoutMs);
    if (answer === undefined) {
      return { failure: 'time-out', reason: `the function took longer than ${timeoutMs} ms` };
    }
    const payload = Buffer.from(answer.Payload ?? []).toString();
    return answer.FunctionError === undefined ? { payload } : { failure: 'function', reason: payload };
  } catch (error) {
    return { failure: 'call', reason: String(error) };
  }
}

/** The ARN in a URI: it is the ARN, or `…:apigateway:<region>:lambda:path/2015-03-31/functions/<arn>/invocations`. */
export function functionArnIn(uri: string): string | undefined {
  const arn = /functions\/(arn:.+)\/invocations$/.exec(uri)?.[1] ?? uri;
  return arn.split(':')[2] === 'lambda' && !arn.includes('${') ? arn : undefined;
}

/** API Gateway on its own behalf. */
function apiCaller(cloud: Cloud, sourceArn: string): Caller {
  return {
    kind: 'service',
    arn: 'apigateway.amazonaws.com',
    context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': cloud.options.account },
  };
}

/** What the promise resolves to, or undefined if that takes too long. */
async function withinTime<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
