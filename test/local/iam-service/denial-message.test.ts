import type { PolicyKind } from '../../../iam/decision';
import { denialMessage } from '../../../local/iam-service/denial-message';

const USER = { kind: 'user', arn: 'arn:aws:iam::123456789012:user/JohnDoe', userName: 'JohnDoe' } as const;
const REQUEST = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:123456789012:letters' };
const START = `User: ${USER.arn} is not authorized to perform: sqs:SendMessage on resource: ${REQUEST.resource}`;

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
test.each<[PolicyKind, string]>([
  ['identity-based policy', 'with an explicit deny in an identity-based policy'],
  ['resource-based policy', 'with an explicit deny in a resource-based policy'],
  ['permissions boundary', 'with an explicit deny in a permissions boundary'],
  ['session policy', 'with an explicit deny in a session policy'],
  ['service control policy', 'with an explicit deny in a service control policy'],
  ['VPC endpoint policy', 'with an explicit deny in a VPC endpoint policy'],
  ['role trust policy', 'with an explicit deny in the role trust policy'],
])('an explicit deny of a %s reads as on AWS, with the statement', (kind, text) => {
  const denial = { allowed: false, deniedBy: { kind, policy: 'limit', statement: 'Never' } } as const;
  expect(denialMessage(USER, REQUEST, denial)).toBe(`${START} ${text} (statement Never of limit)`);
});

test.each<PolicyKind>(['identity-based policy', 'resource-based policy', 'permissions boundary', 'session policy', 'role trust policy'])(
  'a missing statement of a %s reads as on AWS, with what is missing',
  (kind) => {
    const denial = { allowed: false, kind, missing: 'nothing allows it' } as const;
    expect(denialMessage(USER, REQUEST, denial)).toBe(`${START} because no ${kind} allows the sqs:SendMessage action (nothing allows it)`);
  },
);
