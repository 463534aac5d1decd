import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** ARN of an SSM parameter by its name, which begins with a slash. */
export function parameterArn(scope: Construct, parameterName: string): string {
  return Stack.of(scope).formatArn({ service: 'ssm', resource: 'parameter', resourceName: parameterName.slice(1) });
}

/** ARN of an endpoint. */
export function endpointArn(scope: Construct, endpointName: string): string {
  return Stack.of(scope).formatArn({ service: 'sagemaker', resource: 'endpoint', resourceName: endpointName });
}

/** ARN of all versions in a model package group. */
export function modelPackageArns(scope: Construct, groupName: string): string {
  return Stack.of(scope).formatArn({ service: 'sagemaker', resource: 'model-package', resourceName: `${groupName}/*` });
}
