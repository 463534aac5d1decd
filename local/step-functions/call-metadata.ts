import { randomUUID } from 'node:crypto';
import type { JsonObject } from './json';

/** What the result of an optimized integration tells of the call's HTTP exchange, as far as there is one in local mode. */
export function callMetadata(): JsonObject {
  const id = randomUUID();
  return {
    SdkHttpMetadata: { AllHttpHeaders: { 'x-amzn-RequestId': [id] }, HttpHeaders: { 'x-amzn-RequestId': id }, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: id },
  };
}
