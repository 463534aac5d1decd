import type { Cloud } from '../core/cloud';

/** Times in the details of events: jobs and endpoints have milliseconds, packages have ISO dates, as AWS sends them. */
type TimeForm = 'milliseconds' | 'iso';

/** Tells the default bus that a resource has changed: the detail is what Describe answers. */
export function emitStateChange(
  cloud: Cloud,
  resource: 'Training Job' | 'Transform Job' | 'Model Package' | 'Endpoint',
  arn: string,
  description: object,
  times: TimeForm = 'milliseconds',
): void {
  cloud.ports.emit({
    source: 'aws.sagemaker',
    detailType: `SageMaker ${resource} State Change`,
    resources: [arn],
    detail: withTimes(description, times) as object,
  });
}

function withTimes(value: unknown, form: TimeForm): unknown {
  if (value instanceof Date) {
    return form === 'milliseconds' ? value.getTime() : value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map((item) => withTimes(item, form));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTimes(item, form)]));
  }
  return value;
}
