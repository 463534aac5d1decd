import { allowedActions } from '../../../scripts/compliance/allowed-actions';
import { bundleCalls } from '../../../scripts/compliance/bundle-calls';
import { callFindings } from '../../../scripts/compliance/bundles';

test('finds the calls of a minified bundle, and takes commands that are only defined for none', () => {
  const bundle =
    'class x extends y{}r.DeleteObjectCommand=x;await a.send(new nu.GetObjectCommand({}));for await(let p of(0,b.paginateQuery)({}));';
  expect(bundleCalls(bundle)).toEqual(['dynamodb:Query', 's3:GetObject']);
});

test('an operation without a known action stops the scan', () => {
  expect(() => bundleCalls('new a.DeleteBucketCommand({})')).toThrow('a function calls DeleteBucket: add its action');
});

test('a planted call that the role does not allow is found, and a right that the code does not use', () => {
  const scanned = { where: 'f', calls: ['s3:GetObject'], allowed: new Set(['s3:PutObject', 'logs:PutLogEvents']) };
  expect(callFindings(scanned)).toEqual([
    { rule: 's3:GetObject', where: 'f', message: 'the code calls it, and the role does not allow it' },
    { rule: 's3:PutObject', where: 'f', message: 'the role allows it, and the code never calls it' },
  ]);
});

test('a role has what the managed policies of its template allow it, and not what they deny', () => {
  const statement = (Effect: string, Action: string): object => ({ Effect, Action, Resource: '*' });
  const policy = (action: string, Roles: object[], effect = 'Allow'): { Type: string; Properties: object } => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { Roles, PolicyDocument: { Statement: [statement(effect, action)] } },
  });
  const Resources = {
    Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Named' }] } },
    Named: policy('s3:GetObject', []),
    Attached: policy('kms:Sign', [{ Ref: 'Role' }]),
    Denied: policy('s3:PutObject', [{ Ref: 'Role' }], 'Deny'),
    Other: policy('sns:Publish', [{ Ref: 'Role2' }]),
  } as Parameters<typeof allowedActions>[0]['Resources'];
  expect([...allowedActions({ file: 'f', assembly: '.', Resources }, 'Role')].sort()).toEqual(['kms:Sign', 's3:GetObject']);
});
