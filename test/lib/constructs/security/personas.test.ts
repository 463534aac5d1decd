import { Match, Template } from 'aws-cdk-lib/assertions';
import { Personas } from '../../../../lib/constructs/security/personas';
import { allow } from '../../../../lib/constructs/security/allow';
import { stackBeside, testStack } from '../../../stack';

function personas(needMfa?: boolean) {
  const stack = testStack();
  const people = new Personas(stack, 'Personas', { environment: 'test', needMfa });
  return { stack, people };
}

test.each(['data-scientist', 'ml-engineer', 'approver', 'auditor'])(
  'has the role plumbline-test-%s, which the account may take',
  (name) => {
    Template.fromStack(personas().stack).hasResourceProperties('AWS::IAM::Role', {
      RoleName: `plumbline-test-${name}`,
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { AWS: Match.anyValue() }, Condition: Match.absent() }],
      },
    });
  },
);

test('asks for a second factor where config says so', () => {
  Template.fromStack(personas(true).stack).allResourcesProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })] },
  });
});

test('brings the permissions on the things of a later stack in that stack, one policy per persona', () => {
  const { stack, people } = personas();
  const later = stackBeside(stack, 'Later');
  allow(people.auditor.permissionsIn(later), ['s3:GetObject'], ['arn:aws:s3:::reports/a']);
  allow(people.auditor.permissionsIn(later), ['s3:GetObject'], ['arn:aws:s3:::reports/b']);
  const template = Template.fromStack(later);
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Roles: ['plumbline-test-auditor'],
    PolicyDocument: { Statement: [Match.objectLike({ Resource: ['arn:aws:s3:::reports/a', 'arn:aws:s3:::reports/b'] })] },
  });
});

test('people who have a role already keep it; what they need is made under fixed names and handed over', () => {
  const roleArn = 'arn:aws:iam::123456789012:role/audit';
  const stack = testStack();
  const people = new Personas(stack, 'Personas', { environment: 'test', existing: { auditor: roleArn } });
  allow(people.auditor.permissionsIn(stack), ['s3:GetObject'], ['arn:aws:s3:::reports/a']);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Role', 3);
  for (const ManagedPolicyName of ['plumbline-test-auditor-Test', 'plumbline-test-lists']) {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', { ManagedPolicyName, Roles: Match.absent() });
  }
  expect(Object.values(template.findOutputs('*', { Description: `Policy for ${roleArn}` }))).toHaveLength(2);
});

test.each([
  [undefined, 9],
  [20, 19],
])('with a quota of %s a role takes %s policies beside the lists, and no more', (maxPolicies, count) => {
  const stack = testStack();
  const people = new Personas(stack, 'Personas', { environment: 'test', maxPolicies });
  const add = (index: number): unknown =>
    allow(people.mlEngineer.permissionsIn(stackBeside(stack, `Model${index}`)), ['s3:GetObject'], ['arn:aws:s3:::reports/a']);
  Array.from({ length: count }, (_, index) => add(index));
  expect(people.mlEngineer.node.validate()).toEqual([]);
  add(count);
  expect(people.mlEngineer.node.validate()).toEqual([
    `personaPolicyQuota must be at least ${count + 2}: the role plumbline-test-ml-engineer has ${count + 2} managed policies, one for each model among them, got ${count + 1}`,
  ]);
});

test('a policy of more than 6,144 characters fails the synthesis', () => {
  const { stack, people } = personas();
  const objects = Array.from({ length: 200 }, (_, index) => `arn:aws:s3:::reports/${'a'.repeat(20)}-${index}`);
  allow(people.auditor.permissionsIn(stack), ['s3:GetObject'], objects);
  expect(() => Template.fromStack(stack)).toThrow(/the policy must have at most 6144 characters, got \d+/);
});
