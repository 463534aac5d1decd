import { Stack } from 'aws-cdk-lib/core';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { unscopableStatements } from './unscopable-policy';

/**
 * What an existing role of a workload may do before the first deployment, because AWS checks it when the workload is made: network interfaces,
 * log delivery, and the dead-letter queue of a function. The rest follows as policies that the stacks hand over.
 *
 * @param stageName of the platform, with which the names of its queues begin, for example `Pilot`
 */
export function existingRoleStatements(scope: Construct, stageName: string): PolicyStatement[] {
  const queues = Stack.of(scope).formatArn({ service: 'sqs', resource: `${stageName}-*` });
  return [...unscopableStatements(), new PolicyStatement({ sid: 'DeadLetters', actions: ['sqs:SendMessage'], resources: [queues] })];
}
