import { Stack, Validations } from 'aws-cdk-lib/core';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { acknowledge } from '../../../lib/compliance/acknowledge';
import { acknowledgementProblems } from '../../../lib/compliance/acknowledgement-problems';
import { LAST_STOP } from '../../../lib/compliance/causes';
import { findings } from '../../findings';
import { testStack } from '../../stack';

/** A queue's rule that it breaks without a dead-letter queue. */
const REDRIVE = 'Serverless::Serverless-SQSRedrivePolicy';

/** A group of two queues without dead-letter queues. */
function queues() {
  const stack = testStack();
  const group = new Construct(stack, 'Group');
  const [one, other] = ['One', 'Other'].map((id) => new Queue(group, id, { enforceSSL: true })) as [Queue, Queue];
  return { stack, group, one, other };
}

function problems(scope: IConstruct): string[] {
  return acknowledgementProblems(scope, [LAST_STOP]);
}

test('finds nothing wrong with one finding of one resource', () => {
  const { stack, one } = queues();
  acknowledge(one, LAST_STOP, [REDRIVE]);
  expect(problems(stack)).toEqual([]);
});

test('a stale one', () => {
  const { stack, one } = queues();
  acknowledge(one, LAST_STOP, ['AwsSolutions::AwsSolutions-SQS4']);
  expect(problems(stack)).toEqual([
    'Test/Group/One acknowledges AwsSolutions::AwsSolutions-SQS4 but nothing is found: it is stale, or its id is unknown',
  ]);
});

test.each(['AwsSolutions::AwsSolutions-SQS33', 'Awssolutions::AwsSolutions-SQS3', 'AwsSolutions-SQS3'])(
  'one of the unknown id %s',
  (rule) => {
    const { stack, one } = queues();
    acknowledge(one, LAST_STOP, [rule]);
    expect(problems(stack)).toEqual([expect.stringMatching(/nothing is found: it is stale, or its id is unknown$/)]);
  },
);

test.each(['', 'we do not need it'])('one of the reason "%s"', (reason) => {
  const { stack, one } = queues();
  Validations.of(one).acknowledge({ id: REDRIVE, reason });
  expect(problems(stack)).toEqual([`Test/Group/One acknowledges ${REDRIVE} without the reason of a cause`]);
});

test('one for a whole stack', () => {
  const { stack, group } = queues();
  group.node.tryRemoveChild('Other');
  acknowledge(stack, LAST_STOP, [REDRIVE]);
  expect(problems(stack)).toEqual([`Test acknowledges ${REDRIVE} for a whole stack or stage`]);
});

test("one that hides a sibling's violation", () => {
  const { stack, group } = queues();
  acknowledge(group, LAST_STOP, [REDRIVE]);
  expect(problems(stack)).toEqual([`Test/Group acknowledges ${REDRIVE} and hides 2 findings`]);
});

test("leaves a sibling's violation a finding", () => {
  const { stack, one } = queues();
  acknowledge(one, LAST_STOP, [REDRIVE, 'AwsSolutions::AwsSolutions-SQS3']);
  expect(findings(stack)).toEqual([`Test/Group/Other/Resource AwsSolutions::AwsSolutions-SQS3`, `Test/Group/Other/Resource ${REDRIVE}`]);
});

test('does not judge what aws-cdk-lib acknowledges by itself', () => {
  const stack = new Stack();
  Validations.of(stack).acknowledge(
    { id: 'CloudFormation-Validate::W3010', reason: 'zones' },
    { id: '@aws-cdk/aws-sqs:fifo', reason: 'own' },
  );
  expect(problems(stack)).toEqual([]);
});
