import type { PolicyStatement } from '../../scripts/compliance/permissions/policy-statement';
import type { StagePolicy } from '../../scripts/compliance/permissions/stage-policies';
import { sizeProblems } from '../../scripts/compliance/permissions/static/sizes';
import { statementProblems } from '../../scripts/compliance/permissions/static/statement-problems';
import { everyStage } from './stages';

test.each(everyStage())('%s: every policy passes the static checks', async (_name, stage) => {
  const problems = await Promise.all(stage.policies.map(statementProblems));
  expect([...problems.flat(), ...sizeProblems(stage)]).toEqual([]);
});

const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:letters';
const READ: PolicyStatement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lake/raw/*' };
const SEND: PolicyStatement = {
  Effect: 'Allow',
  Principal: { Service: 'sns.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: QUEUE,
  Condition: {
    StringEquals: { 'aws:SourceAccount': '111122223333' },
    ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111122223333:Pilot-*' },
  },
};

function problems(statement: object, of: Partial<StagePolicy> = {}): Promise<string[]> {
  return statementProblems({ use: 'identity', name: 'P', type: 'AWS::IAM::ManagedPolicy', document: { Statement: [statement] }, ...of });
}

const ofQueue: Partial<StagePolicy> = { use: 'resource', type: 'AWS::SQS::QueuePolicy', resource: QUEUE };

test('good statements have no problem', async () => {
  expect([await problems(READ), await problems(SEND, ofQueue)]).toEqual([[], []]);
});

test.each<[string, object]>([
  ['names the action s3:GetObjekt, which the service authorization reference does not have', { Action: 's3:GetObjekt' }],
  ['allows s3:Get*: name each action', { Action: 's3:Get*' }],
  ['allows s3:GetObject on *, which AWS can limit to a resource', { Resource: '*' }],
  ['allows s3:GetObject on arn:aws:s3:::lake, which the action does not take', { Resource: 'arn:aws:s3:::lake' }],
  [
    'has a condition on sagemaker:VolumeKmsKeyId, which requests of its actions never carry',
    { Condition: { StringEquals: { 'sagemaker:VolumeKmsKeyId': 'x' } } },
  ],
  [
    'allows iam:PassRole without StringEquals on iam:PassedToService',
    { Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/x' },
  ],
  [
    'has StringEqualsIfExists on aws:PrincipalAccount, which every request carries or must carry',
    { Condition: { StringEqualsIfExists: { 'aws:PrincipalAccount': 'x' } } },
  ],
])('an identity policy %s', async (problem, change) => {
  expect(await problems({ ...READ, ...change })).toContain(`P, statement #1 ${problem}`);
});

test.each<[string, object]>([
  ['allows everybody: name the principals', { Principal: '*' }],
  ['is about *: name arn:aws:sqs:us-east-1:111122223333:letters', { Resource: '*' }],
  [
    'allows sns.amazonaws.com without a condition on aws:sourcearn',
    { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } },
  ],
  [
    'allows sns.amazonaws.com for aws:SourceArn *: name the account and the kind of resource',
    { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' }, ArnLike: { 'aws:SourceArn': '*' } } },
  ],
])('the policy of a resource %s', async (problem, change) => {
  expect(await problems({ ...SEND, ...change }, ofQueue)).toContain(`P, statement #1 ${problem}`);
});

test('a service that sends no source keys must have what AWS has in their place', async () => {
  const logs = { Effect: 'Allow', Principal: { Service: 'logs.us-east-1.amazonaws.com' }, Action: 'kms:Decrypt', Resource: '*' };
  const ofKey: Partial<StagePolicy> = { use: 'resource', type: 'AWS::KMS::Key', resource: 'arn:aws:kms:us-east-1:111122223333:key/x' };
  expect(await problems(logs, ofKey)).toEqual([
    'P, statement #1 allows logs.us-east-1.amazonaws.com without a condition on kms:encryptioncontext:aws:logs:arn',
  ]);
});

test('quotas of roles and policies are kept', () => {
  const [[, stage]] = everyStage() as [ReturnType<typeof everyStage>[number]];
  const [role] = stage.roles;
  const roles = role
    ? [{ ...role, name: 'R', policies: Array.from({ length: 11 }, String), boundary: undefined, foreign: ['Inline'] }]
    : [];
  const document = { Statement: [{ Sid: 'x'.repeat(6200) }] };
  const policies: StagePolicy[] = [{ use: 'identity', name: 'P', type: 'AWS::IAM::ManagedPolicy', document }];
  expect(sizeProblems({ ...stage, roles, policies })).toEqual([
    `P has ${JSON.stringify(document).length} characters, at most 6144 are allowed`,
    'R has 11 managed policies, at most 10 are allowed',
    'R has no permissions boundary',
    'R has Inline: use a managed policy of the app',
  ]);
});
