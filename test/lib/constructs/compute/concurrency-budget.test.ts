import { Stack, Stage } from 'aws-cdk-lib/core';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { checkConcurrency } from '../../../../lib/constructs/compute/concurrency-budget';
import { testApp } from '../../../app';

function synth(quota: number, reservations: readonly (number | undefined)[]): () => unknown {
  const stage = new Stage(testApp(), 'Stage');
  const stack = new Stack(stage, 'Stack');
  reservations.forEach((reservedConcurrentExecutions, index) => {
    const code = Code.fromInline('exports.handler = async () => {};');
    new LambdaFunction(stack, `F${index}`, { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code, reservedConcurrentExecutions });
  });
  checkConcurrency(stage, quota);
  return () => stage.synth();
}

test('passes reservations that leave 100 of the quota', () => {
  expect(synth(130, [10, 20, undefined])).not.toThrow();
});

test('fails with the sum, the quota that it needs and the largest consumers', () => {
  expect(synth(120, [1, 2, 3, 4, 5, 6])).toThrow(
    'lambdaConcurrencyQuota must be at least 121, 100 more than the 21 that 6 functions reserve, got 120; ' +
      'the largest are Stage/Stack/F5 6, Stage/Stack/F4 5, Stage/Stack/F3 4, Stage/Stack/F2 3, Stage/Stack/F1 2',
  );
});
