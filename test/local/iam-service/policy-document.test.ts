import { AwsError } from '../../../local/core/aws-error';
import { identityPolicy, trustPolicy } from '../../../local/iam-service/policy-document';
import { AWS_MANAGED_POLICIES } from '../../../local/iam-service/aws-managed-policies';
import { awsManagedPolicy } from '../../../local/iam-service/aws-managed-policy';

const ALLOW = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const TRUST = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
test.each<[string, object, string]>([
  ['a principal', { ...ALLOW, Principal: '*' }, 'Policy document should not specify a principal.'],
  ['no resource', { Effect: 'Allow', Action: 's3:GetObject' }, 'Policy statement must contain resources.'],
  ['a resource that is no ARN', { ...ALLOW, Resource: ['*', 'lake/*'] }, 'Resource lake/* must be in ARN format or "*".'],
  ['an action without its service', { ...ALLOW, Action: 'GetObject' }, 'Actions/Conditions must be prefaced by a vendor'],
  ['an unknown element', { ...ALLOW, Ressource: '*' }, 'statement has unknown elements: Ressource'],
])('an identity policy with %s is malformed', (_name, Statement, message) => {
  expect(() => identityPolicy('p', { Statement })).toThrow(message);
});

test.each<[string, object, string]>([
  ['a resource', { ...TRUST, Resource: '*' }, 'Has prohibited field Resource'],
  ['no principal', { Effect: 'Allow', Action: 'sts:AssumeRole' }, 'Missing required field Principal'],
  ['an action of another service', { ...TRUST, Action: 's3:GetObject' }, 'AssumeRole policy may only specify STS AssumeRole actions.'],
])('a trust policy with %s is malformed', (_name, Statement, message) => {
  expect(() => trustPolicy('r', { Statement })).toThrow(message);
});

test('what is malformed has the code of IAM', () => {
  const refused = (): unknown => identityPolicy('p', { Statement: { ...ALLOW, Principal: '*' } });
  expect(refused).toThrow(AwsError);
  expect(refused).toThrow('(p)');
});

test('a trust policy for an identity provider is one', () => {
  const Statement = {
    ...TRUST,
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Principal: { Federated: 'arn:aws:iam::1:oidc-provider/x' },
  };
  expect(trustPolicy('r', { Statement })).toEqual({ Statement });
});

// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
test.each(Object.keys(AWS_MANAGED_POLICIES))('the AWS managed policy %s is one that IAM accepts', (path) => {
  const stored = awsManagedPolicy(`arn:aws:iam::aws:policy/${path}`);
  expect(stored && identityPolicy(path, stored.policy.document).statements.length).toBeGreaterThan(0);
});

test('an AWS managed policy is about the resources of its partition', () => {
  const text = JSON.stringify(awsManagedPolicy('arn:aws-cn:iam::aws:policy/CloudWatchLambdaInsightsExecutionRolePolicy')?.policy.document);
  expect(text).toContain('arn:aws-cn:logs');
  expect(text).not.toContain('arn:aws:');
});
