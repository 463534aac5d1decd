import type { Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { TrainingFunctions } from '../../../../lib/constructs/training/training-functions';
import { findings } from '../../../findings';
import { functionGrants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testHost, testStack } from '../../../stack';

function functions(): Stack {
  const stack = testStack();
  new TrainingFunctions(stack, 'Functions', { host: testHost(stack), model: 'flights', ...namedLake(stack) });
  return stack;
}

test.each<[string, string[]]>([
  ['Judges training snapshots of flights', ['kms:Decrypt kms:key/features', 's3:GetObject s3:features/flights/snapshots/*']],
  [
    'Signs artefacts of flights',
    [
      'kms:Decrypt kms:key/models',
      'kms:GenerateDataKey kms:key/models',
      'kms:Sign kms:key/signing',
      's3:GetObject s3:artifacts/flights/training/*',
      's3:PutObject s3:artifacts/flights/evaluations/*',
    ],
  ],
  [
    'Verifies signatures of artefacts of flights',
    [
      'kms:Decrypt kms:key/models',
      'kms:Verify kms:key/signing',
      's3:GetObject s3:artifacts/flights/evaluations/*',
      's3:GetObject s3:artifacts/flights/training/*',
    ],
  ],
  [
    'Evaluates candidates of flights on held-out rows',
    [
      'kms:Decrypt kms:key/features',
      'kms:Decrypt kms:key/models',
      'kms:GenerateDataKey kms:key/models',
      's3:GetObject s3:artifacts/flights/transform/*',
      's3:GetObject s3:features/flights/snapshots/*',
      's3:ListBucket s3:artifacts if {"StringLike":{"s3:prefix":"flights/transform/*"}}',
      's3:PutObject s3:artifacts/flights/evaluations/*',
    ],
  ],
  ['Compares candidates of flights with its gates and champion', []],
])('the function that %s does only that', (description, expected) => {
  expect(functionGrants(functions(), description)).toEqual(expected);
});

test('whoever signs can not verify in its place, and the other way round', () => {
  const actions = (description: string): string => functionGrants(functions(), description).join(' ');
  expect(actions('Signs artefacts of flights')).not.toContain('kms:Verify');
  expect(actions('Verifies signatures of artefacts of flights')).not.toContain('kms:Sign');
});

test('names its bucket and key to each function', () => {
  const template = Template.fromStack(functions());
  const variables = { ARTIFACTS_BUCKET: 'artifacts', SIGNING_KEY_ID: 'signing' };
  template.resourcePropertiesCountIs('AWS::Lambda::Function', { Environment: { Variables: variables } }, 2);
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { ARTIFACTS_BUCKET: 'artifacts', FEATURES_BUCKET: 'features' } },
    MemorySize: 3008,
    Timeout: 900,
  });
});

test('breaks no rule of the packs', () => {
  expect(findings(functions())).toEqual([]);
});
