import type { Stage } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';

/** The roles of the CDK bootstrap by which a pipeline may read what is deployed in the account of `stage`, and change nothing. */
export function lookupRoleArns(stage: Stage): string[] {
  const arns = stage.node.children.filter((child) => Stack.isStack(child)).map(lookupRoleArn);
  return [...new Set(arns)];
}

function lookupRoleArn(stack: Stack): string {
  const { account, region, partition, synthesizer } = stack;
  const name = `cdk-${synthesizer.bootstrapQualifier ?? 'hnb659fds'}-lookup-role-${account}-${region}`;
  return `arn:${partition}:iam::${account}:role/${name}`;
}
