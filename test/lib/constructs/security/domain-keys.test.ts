import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DomainKeys } from '../../../../lib/constructs/security/domain-keys';
import { findings } from '../../../findings';
import { testStack } from '../../../stack';

function keys(removalPolicy = RemovalPolicy.RETAIN) {
  const stack = testStack();
  new DomainKeys(stack, 'Keys', { removalPolicy });
  return { stack, template: Template.fromStack(stack) };
}

test('pitfall 22: has one rotated key per domain of data, without an alias', () => {
  const { template } = keys();
  template.resourcePropertiesCountIs('AWS::KMS::Key', { EnableKeyRotation: true }, 5);
  template.resourceCountIs('AWS::KMS::Alias', 0);
});

test('signs with an elliptic curve', () => {
  keys().template.resourcePropertiesCountIs('AWS::KMS::Key', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }, 1);
});

test('keeps the keys when the stack is deleted, unless told otherwise', () => {
  keys().template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain' });
  keys(RemovalPolicy.DESTROY).template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
});

test('lets services use the operations key for this account alone', () => {
  const statements = Object.values(keys().template.findResources('AWS::KMS::Key'))
    .flatMap(
      ({ Properties }) => Properties.KeyPolicy.Statement as { Principal: { Service?: string }; Condition?: object; Action: string }[],
    )
    .filter(({ Principal }) => Principal.Service !== undefined);
  expect(statements.map(({ Principal }) => Principal.Service)).toEqual([
    'logs.us-east-1.amazonaws.com',
    'cloudwatch.amazonaws.com',
    'budgets.amazonaws.com',
    'events.amazonaws.com',
  ]);
  for (const { Condition } of statements) {
    expect(JSON.stringify(Condition)).toContain('123456789012');
  }
});

test('gives nobody but the account and these services a right on a key', () => {
  keys().template.allResourcesProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: Match.not(Match.arrayWith([Match.objectLike({ Principal: '*' })])) },
  });
});

test('breaks no rule of the packs', () => {
  expect(findings(keys().stack)).toEqual([]);
});
