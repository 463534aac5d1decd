import { acknowledgedReason } from '../../../cli/check/acknowledged';

const FINDING = {
  pack: 'AwsSolutions',
  rule: 'AwsSolutions-IAM5',
  template: 'one.json',
  resource: 'Policy',
  property: 'Resource::*',
  message: 'A wildcard.',
  fix: 'Name it.',
};

function reason(entry: object): string | undefined {
  const metadata = { cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-S1', reason: 'other' }, entry] } };
  return acknowledgedReason({ Type: 'AWS::IAM::Policy', Metadata: metadata }, FINDING);
}

test.each([
  { id: 'AwsSolutions-IAM5', reason: 'agreed' },
  { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'agreed' },
  { id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason: 'agreed' },
  { id: 'AwsSolutions-IAM5', reason: 'agreed', applies_to: ['Action::s3:*', 'Resource::*'] },
  { id: 'AwsSolutions-IAM5', reason: 'agreed', applies_to: [{ regex: String.raw`/^Resource::\*$/g` }] },
])('%j acknowledges it', (entry) => {
  expect(reason(entry)).toBe('agreed');
});

test.each([
  { id: 'AwsSolutions-IAM5', reason: ' ' },
  { id: 'AwsSolutions-IAM5' },
  { id: 'AwsSolutions-IAM4', reason: 'agreed' },
  { id: 'AwsSolutions-IAM5[Resource::a*]', reason: 'agreed' },
  { id: 'AwsSolutions-IAM5', reason: 'agreed', applies_to: ['Resource::a*'] },
  { id: 'Serverless::AwsSolutions-IAM5', reason: 'agreed' },
])('%j does not', (entry) => {
  expect(reason(entry)).toBeUndefined();
});

test('a resource without metadata acknowledges nothing', () => {
  expect(acknowledgedReason(undefined, FINDING)).toBeUndefined();
});
