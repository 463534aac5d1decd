import type { Cloud } from './cloud';
import type { Caller } from './service';

/** The account's administrator: no policy limits it. CloudFormation and set-up work act as it. */
export function rootCaller(cloud: Cloud): Caller {
  const { partition, account } = cloud.options;
  return { kind: 'root', arn: `arn:${partition}:iam::${account}:root` };
}
