import { Stack } from 'aws-cdk-lib/core';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';
import { LAST_STOP } from './causes';

interface Target {
  readonly deadLetterConfig?: { readonly arn: { readonly 'Fn::GetAtt'?: readonly [string, string] } };
}

/** Acknowledges SQS3 for each queue that is the dead-letter queue of an event rule: the rule of the pack knows queues and functions only. */
export function settleRuleQueues(node: IConstruct): void {
  if (node instanceof CfnRule) {
    const stack = Stack.of(node);
    const targets = (stack.resolve(node.targets) ?? []) as readonly Target[];
    const logicalIds = targets.map(({ deadLetterConfig }) => deadLetterConfig?.arn['Fn::GetAtt']?.[0]);
    for (const queue of stack.node.findAll().filter(isQueue)) {
      if (logicalIds.includes(stack.getLogicalId(queue))) {
        acknowledge(queue, LAST_STOP, ['AwsSolutions::AwsSolutions-SQS3']);
      }
    }
  }
}

function isQueue(node: IConstruct): node is CfnQueue {
  return 'cfnResourceType' in node && node.cfnResourceType === 'AWS::SQS::Queue';
}
