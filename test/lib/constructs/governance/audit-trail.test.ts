import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { evaluate } from '../../../../iam/evaluate';
import { Policy } from '../../../../iam/policy';
import { conditionKeys } from '../../../../iam/request';
import type { AuditTrailProps } from '../../../../lib/constructs/governance/audit-trail';
import { AuditTrail } from '../../../../lib/constructs/governance/audit-trail';
import { ChangeRecorder } from '../../../../lib/constructs/governance/change-recorder';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

const ACCOUNT = '123456789012';
const RECORDER = `arn:aws:iam::${ACCOUNT}:role/Recorder`;
const OTHER = `arn:aws:iam::${ACCOUNT}:role/Administrator`;
const ARN = 'arn:aws:x:::thing/model-changes/1.json';

function trail(props: Partial<AuditTrailProps> = {}) {
  const stack = testStack();
  const host = testHost(stack);
  const objectLock = ObjectLockRetention.governance(Duration.days(365));
  const audit = new AuditTrail(stack, 'Audit', {
    host,
    removalPolicy: RemovalPolicy.RETAIN,
    objectLock,
    ...props,
  });
  new ChangeRecorder(stack, 'Recorder', { host, trail: audit, modelPackageGroupNames: ['plumbline-test-flights'] });
  return { stack, template: Template.fromStack(stack) };
}

/** A resource policy of the template, with the recorder's role and the resource filled in. */
function policyOf(template: Template, type: 'AWS::DynamoDB::Table' | 'AWS::S3::BucketPolicy'): Policy {
  const documents = Object.values(template.findResources(type)).map(
    ({ Properties }) =>
      (Properties.ResourcePolicy?.PolicyDocument ?? Properties.PolicyDocument) as { Statement: Record<string, unknown>[] },
  );
  const document = documents.find(({ Statement }) => Statement.some(({ Sid }) => Sid === 'RecorderAlone'));
  const Statement = document?.Statement.filter(({ Sid }) => Sid !== undefined).map((statement) => ({
    ...statement,
    Resource: ARN,
    Condition: JSON.parse(
      JSON.stringify(statement['Condition'] ?? {}).replace(/\{"Fn::GetAtt":\["\w+","Arn"\]\}/, `"${RECORDER}"`),
    ) as object,
  }));
  return new Policy(type, { Version: '2012-10-17', Statement: Statement ?? [] });
}

/** Whether a role that its own policies allow everything may do it. */
function mayDo(resource: Policy, roleArn: string, action: string, keys: Record<string, string> = {}): boolean {
  const everything = new Policy('everything', { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  const principal = { kind: 'role', arn: `${roleArn}/session`, account: ACCOUNT, roleArn } as const;
  const request = { principal, action, resource: ARN, keys: conditionKeys({ 'aws:PrincipalArn': roleArn, ...keys }) };
  return evaluate(request, { identity: [everything], resource }).allowed;
}

test('only the recorder adds a record, and nobody changes or deletes one, whatever their policies say', () => {
  const policy = policyOf(trail().template, 'AWS::DynamoDB::Table');
  expect(mayDo(policy, RECORDER, 'dynamodb:PutItem')).toBe(true);
  expect(mayDo(policy, OTHER, 'dynamodb:PutItem')).toBe(false);
  expect(mayDo(policy, OTHER, 'dynamodb:Query')).toBe(true);
  for (const action of ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete', 'PartiQLInsert']) {
    expect([RECORDER, OTHER].filter((role) => mayDo(policy, role, `dynamodb:${action}`))).toEqual([]);
  }
});

test('only the recorder adds a copy, never over another one, and nobody deletes one or ends its lock', () => {
  const policy = policyOf(trail().template, 'AWS::S3::BucketPolicy');
  expect(mayDo(policy, RECORDER, 's3:PutObject', { 's3:if-none-match': '*' })).toBe(true);
  expect(mayDo(policy, RECORDER, 's3:PutObject')).toBe(false);
  expect(mayDo(policy, OTHER, 's3:PutObject', { 's3:if-none-match': '*' })).toBe(false);
  for (const action of ['DeleteObject', 'DeleteObjectVersion', 'BypassGovernanceRetention', 'PutObjectRetention', 'PutObjectLegalHold']) {
    expect([RECORDER, OTHER].filter((role) => mayDo(policy, role, `s3:${action}`))).toEqual([]);
  }
});

test('the table can be restored and not be deleted; the bucket is made with a lock', () => {
  const { template } = trail();
  template.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'Retain',
    Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, DeletionProtectionEnabled: true },
  });
  template.hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
  });
});

test('an environment that deletes its data with its stacks has no lock', () => {
  const { template } = trail({ objectLock: undefined, removalPolicy: RemovalPolicy.DESTROY });
  expect(template.findResources('AWS::S3::Bucket', { Properties: { ObjectLockEnabled: true } })).toEqual({});
  template.resourcePropertiesCountIs(
    'AWS::S3::BucketPolicy',
    { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'CopiesStay' })]) } },
    0,
  );
});

test('breaks no rule', () => {
  expect(findings(trail().stack)).toEqual([]);
});
