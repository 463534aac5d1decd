import { Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { existingKeyStatements } from '../../lib/constructs/security/existing-key-statements';
import { existingRoleStatements } from '../../lib/constructs/security/existing-role-statements';
import { PlatformPermissionsBoundary } from '../../lib/constructs/security/permissions-boundary';
import { testApp } from '../app';

const stack = new Stack(testApp(), 'Pilot', { env: { account: '111122223333', region: 'us-east-1' } });

/** The policies of the page by their headings. */
function documented(): Record<string, unknown> {
  const page = readFileSync(join(__dirname, '../../docs/guides/bring-your-own-policies.md'), 'utf8');
  const blocks = page.matchAll(/^## (.+)$[^#]*?```json\n([^`]*)```/gm);
  return Object.fromEntries([...blocks].map(([, title = '', json = '']) => [title, JSON.parse(json)]));
}

function statements(of: PolicyStatement[]): unknown {
  return (stack.resolve(new PolicyDocument({ statements: of })) as { Statement: unknown }).Statement;
}

function boundary(): unknown {
  new PlatformPermissionsBoundary(stack, 'Boundary');
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
  return (policy?.Properties as { PolicyDocument: { Statement: unknown } }).PolicyDocument.Statement;
}

test('the policies of the page are those that the code stands by', () => {
  expect(documented()).toEqual({
    'A key that encrypts': statements(existingKeyStatements(stack, 'lake')),
    'The operations key': statements(existingKeyStatements(stack, 'operations')),
    'The signing key': statements(existingKeyStatements(stack, 'signing')),
    'The role of a workload, before the first deployment': statements(existingRoleStatements(stack, 'Pilot')),
    'The permissions boundary': boundary(),
  });
});
