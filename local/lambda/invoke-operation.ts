import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { invokeAsync } from './async-invocation';
import { authorizedTarget } from './authorized-target';
import { invokerOf, MAX_PAYLOAD_BYTES } from './invoker';

/** Largest event of an asynchronous invocation, in bytes. */
const MAX_ASYNC_PAYLOAD_BYTES = 1024 * 1024;
/** Largest client context, in bytes of its Base64. */
const MAX_CLIENT_CONTEXT_BYTES = 3583;
/** The part of the log that `LogType: Tail` returns, in bytes. */
const LOG_TAIL_BYTES = 4096;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The input of `Invoke`. */
export interface InvokeInput {
  readonly FunctionName: string;
  readonly InvocationType?: 'RequestResponse' | 'Event' | 'DryRun';
  readonly LogType?: 'None' | 'Tail';
  readonly ClientContext?: string;
  readonly Qualifier?: string;
  readonly Payload?: Uint8Array | string;
}

/** `Invoke`: waits for the answer, hands over an event, or only checks. */
export async function invoke(input: InvokeInput, context: CallContext): Promise<object> {
  const { cloud, caller } = context;
  const target = authorizedTarget(input, context, 'lambda:InvokeFunction');
  const type = input.InvocationType ?? 'RequestResponse';
  if (type === 'DryRun') {
    return { StatusCode: 204 };
  }
  const event = eventOf(input, type === 'Event' ? MAX_ASYNC_PAYLOAD_BYTES : MAX_PAYLOAD_BYTES);
  if (type === 'Event') {
    invokeAsync(cloud, target, event);
    return { StatusCode: 202 };
  }
  const { payload, error, lines, version } = await invokerOf(cloud).invoke(target, event, {
    caller,
    clientContext: clientContextOf(input),
  });
  return {
    StatusCode: 200,
    ExecutedVersion: version,
    Payload: Buffer.from(payload),
    ...(error ? { FunctionError: 'Unhandled' } : {}),
    ...(input.LogType === 'Tail'
      ? {
          LogResult: Buffer.from(`${lines.join('\n')}\n`)
            .subarray(-LOG_TAIL_BYTES)
            .toString('base64'),
        }
      : {}),
  };
}

function eventOf({ Payload: payload }: InvokeInput, limit: number): string {
  const bytes = payload === undefined || payload.length === 0 ? Buffer.from('{}') : Buffer.from(payload);
  if (bytes.length > limit) {
    const message = `Request must be smaller than ${limit} bytes for the InvokeFunction operation`;
    throw new AwsError('RequestTooLargeException', message, 413, { Type: 'User' });
  }
  try {
    const event = UTF8.decode(bytes);
    JSON.parse(event);
    return event;
  } catch (error) {
    const message = `Could not parse request body into json: ${(error as Error).message}`;
    throw new AwsError('InvalidRequestContentException', message, 400, { Type: 'User' });
  }
}

function clientContextOf({ ClientContext: text }: InvokeInput): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    if (text.length > MAX_CLIENT_CONTEXT_BYTES) {
      throw new Error(`it must not be longer than ${MAX_CLIENT_CONTEXT_BYTES} bytes`);
    }
    const json = Buffer.from(text, 'base64').toString();
    JSON.parse(json);
    return json;
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Client context must be a valid Base64-encoded JSON object: ${(error as Error).message}`,
    );
  }
}
