import { Stack } from 'aws-cdk-lib/core';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { allow } from './allow';

/** Allows reading the outputs of the stack of `scope`, by which commands find its things. */
export function allowStackOutputs(grantee: IGrantable, scope: Construct): Grant {
  const stack = Stack.of(scope);
  // CloudFormation ends the ARN with an id of its own.
  const arn = stack.formatArn({ service: 'cloudformation', resource: 'stack', resourceName: `${stack.stackName}/*` });
  return allow(grantee, ['cloudformation:DescribeStacks'], [arn]);
}
