import { callSection } from '../../../cli/demo/call-section';
import { byRole } from '../../../cli/demo/role-calls';

function row(role: string, action: string, calls: number, allowed = true) {
  return {
    role,
    action,
    resource: 'arn:aws:s3:::lake/a',
    keys: {},
    allowed,
    statement: allowed ? '#1 of P' : 'no statement allows it',
    calls,
  };
}

test('adds calls up by role, the role with most first', () => {
  expect(
    byRole([row('a', 's3:GetObject', 2), row('b', 'kms:Decrypt', 9), row('a', 'kms:Decrypt', 3), row('a', 's3:PutObject', 1, false)]),
  ).toEqual([
    { role: 'b', calls: 9, denied: 0, services: ['kms'] },
    { role: 'a', calls: 6, denied: 1, services: ['kms', 's3'] },
  ]);
});

test('none denied is a figure, without a table of denials', () => {
  const { source } = callSection({ made: 9, denied: 0, roles: byRole([row('b', 'kms:Decrypt', 9)]), refused: [] });
  expect(source).toContain('<data data-figure="calls.denied" value="0">0</data> denied');
  expect(source).not.toContain('id="refused"');
});

test('each denial is listed with what is missing', () => {
  const refused = [row('a', 's3:PutObject', 1, false)];
  const { source } = callSection({ made: 1, denied: 1, roles: byRole(refused), refused });
  expect(source).toMatch(/id="refused"[\s\S]*s3:PutObject[\s\S]*arn:aws:s3:::lake\/a[\s\S]*no statement allows it/);
});
