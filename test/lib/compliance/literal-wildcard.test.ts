import { isLiteralWildcard } from '../../../lib/compliance/literal-wildcard';

const BUCKET = { 'Fn::GetAtt': ['Raw', 'Arn'] };
const PARTITION = { Ref: 'AWS::Partition' };
const join = (...parts: unknown[]): unknown => ({ 'Fn::Join': ['', parts] });

test.each([
  [join(BUCKET, '/flights/*')],
  [join(BUCKET, '/quality/flights/*')],
  [join({ 'Fn::ImportValue': 'Export' }, '/flights/*')],
  [join('arn:', PARTITION, ':sagemaker:us-east-1:111122223333:model-package/plumbline-pilot-flight-delay/*')],
  [join('arn:', PARTITION, ':sagemaker:us-east-1:111122223333:training-job/plumbline-pilot-flight-delay-*')],
  [join('arn:', PARTITION, ':logs:us-east-1:111122223333:log-group:Pilot-*')],
  [join('arn:', PARTITION, ':logs:us-east-1:111122223333:log-group:/aws/sagemaker/TrainingJobs:log-stream:*')],
  [join('arn:', PARTITION, ':states:us-east-1:111122223333:execution:', { 'Fn::GetAtt': ['Machine', 'Name'] }, ':*')],
  ['arn:aws:s3:::bucket/flights/*'],
])('settles %j', (resource) => {
  expect(isLiteralWildcard(resource)).toBe(true);
});

test.each([
  ['*'],
  [join(BUCKET, '/*')],
  [join(BUCKET, '*')],
  [join(BUCKET, '/*/flights/*')],
  [join(BUCKET, '/', { Ref: 'Dataset' }, '/*')],
  [join(BUCKET, '/flights/*.csv')],
  [join('arn:', PARTITION, ':cloudwatch:us-east-1:111122223333:alarm:*')],
  [join('arn:', PARTITION, ':sagemaker:us-east-1:*:model-package/group/*')],
  [join('arn:', PARTITION, ':states:us-east-1:111122223333:stateMachine:', { Ref: 'Name' }, '*')],
  [{ 'Fn::Join': [':', ['arn', 'aws', 's3', '', '', 'bucket/flights/*']] }],
  [BUCKET],
])('leaves %j to the packs', (resource) => {
  expect(isLiteralWildcard(resource)).toBe(false);
});
