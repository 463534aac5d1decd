import { AwsError } from '../core/aws-error';

/** What the ARNs of Step Functions name. */
type ResourceType = 'stateMachine' | 'execution' | 'express' | 'mapRun';

/** Throws `InvalidArn` unless the text is an ARN of Step Functions for a resource of one of these types. */
export function assertArn(arn: string, ...types: readonly ResourceType[]): void {
  const [prefix, , service, , , type] = arn.split(':');
  if (prefix !== 'arn') {
    throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  }
  if (service !== 'states' || !types.includes(type as ResourceType)) {
    throw new AwsError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${type ?? service ?? ''}'`);
  }
}
