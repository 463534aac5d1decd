import { Stack } from 'aws-cdk-lib/core';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from '../../../lib/compliance/acknowledge';
import { LAST_STOP } from '../../../lib/compliance/causes';
import { packResults, packsPart } from '../../../scripts/compliance/packs';
import { testApp } from '../../app';

const REDRIVE = 'Serverless::Serverless-SQSRedrivePolicy';

/** What the packs say of an app with one queue that nothing is redriven from. */
function judged(change: (queue: CfnQueue) => void = () => undefined): ReturnType<typeof packResults> {
  const app = testApp();
  change(new CfnQueue(new Stack(app, 'Stack'), 'Planted', { kmsMasterKeyId: 'alias/a' }));
  return packResults(app);
}

test('a planted finding is a problem of the part, with the path and the rule', () => {
  const results = judged();
  expect(results.packs.find(({ pack }) => pack === 'Serverless')).toMatchObject({ blocks: true, findings: 1, acknowledged: 0 });
  expect(packsPart(results).problems).toContain(`Stack/Planted breaks ${REDRIVE}`);
});

test('an acknowledgement settles it and counts for its cause', () => {
  const results = judged((queue) => {
    acknowledge(queue, LAST_STOP, [REDRIVE]);
  });
  expect(results.packs.find(({ pack }) => pack === 'Serverless')).toMatchObject({ findings: 1, acknowledged: 1 });
  expect(results.acknowledgements['last-stop']).toBe(1);
  expect(results.problems.filter((problem) => problem.includes(REDRIVE))).toEqual([]);
});

test('a stale acknowledgement is a problem', () => {
  const results = judged((queue) => {
    acknowledge(queue, LAST_STOP, ['Serverless::Serverless-LambdaTracing']);
  });
  expect(results.problems.join()).toContain('Stack/Planted acknowledges Serverless::Serverless-LambdaTracing but nothing is found');
});
