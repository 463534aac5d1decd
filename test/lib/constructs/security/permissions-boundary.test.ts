import { Template } from 'aws-cdk-lib/assertions';
import { evaluate } from '../../../../iam/evaluate';
import { Policy } from '../../../../iam/policy';
import { PlatformPermissionsBoundary } from '../../../../lib/constructs/security/permissions-boundary';
import { findings } from '../../../findings';
import { testStack } from '../../../stack';

function boundary() {
  const stack = testStack();
  new PlatformPermissionsBoundary(stack, 'Boundary');
  const [resource] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
  return { stack, policy: new Policy('boundary', resource?.Properties.PolicyDocument as ConstructorParameters<typeof Policy>[1]) };
}

const EVERYTHING = new Policy('identity', { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
const ROLE = {
  kind: 'role',
  arn: 'arn:aws:sts::123456789012:assumed-role/r/s',
  account: '123456789012',
  roleArn: 'arn:aws:iam::123456789012:role/r',
} as const;

function allowed(action: string, region = 'us-east-1', account = '123456789012'): boolean {
  const keys: Record<string, string> = { 'aws:requestedregion': region, 'aws:resourceaccount': account };
  const { policy } = boundary();
  const request = {
    principal: ROLE,
    action,
    resource: '*',
    keys: (key: string) => (keys[key.toLowerCase()] === undefined ? undefined : [keys[key.toLowerCase()] ?? '']),
  };
  return evaluate(request, { identity: [EVERYTHING], boundary: policy }).allowed;
}

test.each(['s3:GetObject', 'sagemaker:CreateTrainingJob', 'states:StartExecution', 'iam:PassRole', 'ecr:BatchGetImage'])(
  'lets a role call %s',
  (action) => {
    expect(allowed(action)).toBe(true);
  },
);

test.each([
  'iam:CreateRole',
  'iam:AttachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:DeleteRolePermissionsBoundary',
  'organizations:LeaveOrganization',
  'kms:ScheduleKeyDeletion',
  'kms:PutKeyPolicy',
  's3:PutAccountPublicAccessBlock',
  'sts:AssumeRole',
])('refuses %s to a role that may do everything', (action) => {
  expect(allowed(action)).toBe(false);
});

test('refuses other regions and the resources of other accounts, but for container images', () => {
  expect(allowed('s3:GetObject', 'eu-west-1')).toBe(false);
  expect(allowed('s3:GetObject', 'us-east-1', '999999999999')).toBe(false);
  expect(allowed('ecr:BatchGetImage', 'us-east-1', '999999999999')).toBe(true);
});

test('breaks no rule of the packs', () => {
  expect(findings(boundary().stack)).toEqual([]);
});
