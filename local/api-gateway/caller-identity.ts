import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { IncomingRequest } from '../http/message';
import { asking } from '../iam-service/asking';

/** Who has signed a request, as events show it. */
export interface CallerIdentity {
  readonly accessKey: string;
  readonly accountId: string;
  readonly callerId: string;
  readonly userArn: string;
}

/** The identity behind a signed request. */
export function callerIdentity(cloud: Cloud, { headers }: IncomingRequest, caller: Caller): CallerIdentity {
  const { account } = cloud.options;
  return {
    accessKey: /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '',
    accountId: account,
    callerId: asking(cloud, caller).userId,
    userArn: caller.arn,
  };
}
