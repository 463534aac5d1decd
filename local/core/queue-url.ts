import type { Cloud } from './cloud';

/** The URL of an SQS queue, from its ARN. */
export function queueUrl(cloud: Cloud, queueArn: string): string {
  const [, , , , account, name] = queueArn.split(':');
  return `${cloud.options.endpoint}/${account ?? ''}/${name ?? ''}`;
}
