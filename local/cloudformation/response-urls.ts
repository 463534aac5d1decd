import { randomUUID } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { CustomResourceResponse } from './custom-resource-response';
import { readResponse } from './custom-resource-response';

/** Where custom resources put their responses; the rest of the path is a token. */
export const RESPONSE_PATH = '/_plumbline/cfn-response/';

type Receive = (response: CustomResourceResponse) => void;

/** A URL that takes one response. */
interface ResponseUrl {
  readonly url: string;
  /** The response, nothing when there was none in time. */
  readonly response: Promise<CustomResourceResponse | undefined>;
}

const waiting = perCloud(() => new Map<string, Receive>());

/**
 * Opens a response URL.
 *
 * @param timeoutMs how long it waits, in real time
 */
export function openResponseUrl(cloud: Cloud, timeoutMs: number): ResponseUrl {
  const token = randomUUID();
  const response = new Promise<CustomResourceResponse | undefined>((resolve) => {
    const timer = setTimeout(() => {
      waiting(cloud).delete(token);
      resolve(undefined);
    }, timeoutMs);
    timer.unref();
    waiting(cloud).set(token, (received) => {
      clearTimeout(timer);
      waiting(cloud).delete(token);
      resolve(received);
    });
  });
  return { url: `${cloud.options.endpoint}${RESPONSE_PATH}${token}`, response };
}

/** Takes a response; throws `AccessDenied`, as S3 does for an expired URL, when nobody waits for it. */
export function receiveResponse(cloud: Cloud, path: string, body: Buffer): void {
  const receive = waiting(cloud).get(path.slice(RESPONSE_PATH.length));
  if (!receive) {
    throw new AwsError('AccessDenied', 'Request has expired', 403);
  }
  receive(readResponse(body));
}
