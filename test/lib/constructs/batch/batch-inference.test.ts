import { Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { findings } from '../../../findings';
import { functionGrants, grants } from '../../../grants';
import { stackBeside } from '../../../stack';
import { batches } from './batch';

const READ = [
  'kms:Decrypt kms:key/features',
  's3:GetObject s3:features/flights/batch/*',
  's3:ListBucket s3:features if {"StringLike":{"s3:prefix":"flights/batch/*"}}',
];
const WRITE = [...READ, 'kms:GenerateDataKey kms:key/features', 's3:PutObject s3:features/flights/batch/*'];
const SIFT = [
  'kms:Decrypt kms:key/features',
  'kms:GenerateDataKey kms:key/lake',
  's3:GetObject s3:features/flights/batch-input/*',
  's3:GetObject s3:features/flights/score/*',
  's3:PutObject s3:quarantine/flights/batch/*',
];
const sorted = (...lines: string[]): string[] => [...new Set(lines)].sort();
const unique = (lines: readonly string[]): string[] => [...new Set(lines)];

test('starts once a day by the schedule, with the time of the schedule', () => {
  const template = Template.fromStack(batches('lambda').stack);
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'cron(0 3 * * ? *)' });
});

test('the plan finds the input and writes nothing but batches', () => {
  const plan = unique(functionGrants(batches('lambda').stack, 'Plans batches of flights'));
  expect(plan).toEqual(
    sorted(
      ...WRITE,
      's3:GetObject s3:features/flights/score/*',
      ...['batch-input', 'score'].map((folder) => `s3:ListBucket s3:features if {"StringLike":{"s3:prefix":"flights/${folder}/*"}}`),
    ),
  );
});

test('the score function asks the batch endpoint, never the live one', () => {
  const score = unique(functionGrants(batches('lambda').stack, 'Scores records with flights'));
  expect(score).toEqual(sorted(...WRITE, ...SIFT, 'sagemaker:InvokeEndpoint sagemaker:endpoint/plumbline-test-flights-batch'));
});

test('the commit reads and writes batches alone', () => {
  expect(unique(functionGrants(batches('lambda').stack, 'Publishes batches of flights'))).toEqual(sorted(...WRITE));
});

test('the functions around batch transform reach neither endpoint nor model', () => {
  const { stack } = batches('transform');
  const prepare = unique(functionGrants(stack, 'Checks records before batch transform scores them with flights'));
  expect(prepare).toEqual(sorted(...WRITE, ...SIFT));
  expect(unique(functionGrants(stack, 'Joins what batch transform answered for flights'))).toEqual(sorted(...WRITE));
});

test('the workflow may take up its own maps where they failed', () => {
  expect(grants(batches('lambda').stack, 'Runs the distributed maps of the state machine')).toContain(
    'states:RedriveExecution states:execution:<AWS::StepFunctions::StateMachine>/*',
  );
});

test('batch transform works on jobs and models of batches alone, and hands on one role', () => {
  const workflow = grants(batches('transform').stack, 'Scores batches with flights').filter((line) => /^(sagemaker|iam):/.test(line));
  expect(workflow.map((line) => line.replace(/^iam:PassRole \S+/, 'iam:PassRole <role>'))).toEqual([
    'iam:PassRole <role> if {"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"}}',
    'sagemaker:AddTags sagemaker:transform-job/flights-batch-*',
    'sagemaker:CreateModel sagemaker:model/flights-batch-*',
    'sagemaker:CreateTransformJob sagemaker:transform-job/flights-batch-*',
    'sagemaker:DeleteModel sagemaker:model/flights-batch-*',
    'sagemaker:DescribeModelPackage sagemaker:model-package/plumbline-test-flights/*',
    'sagemaker:DescribeTransformJob sagemaker:transform-job/flights-batch-*',
    'sagemaker:ListTags sagemaker:transform-job/flights-batch-*',
    'sagemaker:StopTransformJob sagemaker:transform-job/flights-batch-*',
  ]);
});

test('who runs batches brings files, takes up failed ones and reads what was refused; who reads them reads them', () => {
  const { stack, batch } = batches('lambda');
  const beside = stackBeside(stack, 'People');
  batch.grantRun(new ManagedPolicy(beside, 'Engineer', { description: 'Engineer' }));
  batch.grantRead(new ManagedPolicy(beside, 'Scientist', { description: 'Scientist' }));
  const engineer = grants(beside, 'Engineer');
  expect(engineer).toEqual(
    expect.arrayContaining([...READ, 's3:PutObject s3:features/flights/batch-input/*', 's3:GetObject s3:quarantine/flights/batch/*']),
  );
  expect(engineer.join('\n')).toMatch(/states:RedriveExecution .+execution/);
  expect(grants(beside, 'Scientist')).toEqual(READ);
});

test.each(['lambda', 'transform'] as const)('breaks no rule with the engine %s', (engine) => {
  expect(findings(batches(engine).stack)).toEqual([]);
});
