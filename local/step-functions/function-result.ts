import { callMetadata } from './call-metadata';
import { isObject } from './json';
import type { JsonObject } from './json';
import { StateError } from './state-error';

/**
 * What `lambda:Invoke` has answered, as a state sees it.
 *
 * @param payloadOnly the task names the function by its ARN, so the function's result is the task's
 * @throws StateError with the function's own error type as its name, so that Retry and Catch can match it
 */
export function functionResult(output: JsonObject, payloadOnly: boolean): unknown {
  const payload = parse(output.Payload);
  if (output.FunctionError !== undefined) {
    const type = isObject(payload) && typeof payload.errorType === 'string' ? payload.errorType : 'Lambda.Unknown';
    throw new StateError(type, JSON.stringify(payload));
  }
  return payloadOnly
    ? payload
    : { ExecutedVersion: output.ExecutedVersion ?? '$LATEST', Payload: payload, ...callMetadata(), StatusCode: output.StatusCode ?? 200 };
}

/** A function's result is JSON; an empty one, as of an asynchronous call, is an empty object. */
function parse(payload: unknown): unknown {
  const text = payload instanceof Uint8Array ? Buffer.from(payload).toString('utf8') : payload;
  return typeof text !== 'string' || text === '' ? {} : (JSON.parse(text) as unknown);
}
