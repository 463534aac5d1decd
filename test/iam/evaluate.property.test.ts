import { array, assert, constantFrom, property, record, string } from 'fast-check';
import { evaluate } from '../../iam/evaluate';
import { Pattern } from '../../iam/pattern';
import { policy, ROLE } from './policies';

const ACTIONS = ['s3:GetObject', 's3:PutObject', 'kms:Decrypt'];
const RESOURCES = ['arn:aws:s3:::lake/a', 'arn:aws:s3:::lake/b'];

const statements = array(
  record({
    Effect: constantFrom('Allow', 'Deny'),
    Action: constantFrom('*', 's3:*', ...ACTIONS),
    Resource: constantFrom('*', 'arn:aws:s3:::lake/*', ...RESOURCES),
  }),
  { maxLength: 5 },
);
const request = record({ action: constantFrom(...ACTIONS), resource: constantFrom(...RESOURCES) });

function allowed(asked: { action: string; resource: string }, identity: object[], boundary?: object[]): boolean {
  const policies = { identity: [policy('own', ...identity)], boundary: boundary && policy('boundary', ...boundary) };
  return evaluate({ principal: ROLE, keys: () => undefined, ...asked }, policies).allowed;
}

test('a further deny never allows more', () => {
  assert(
    property(request, statements, statements, (asked, own, more) => {
      const denies = more.map((statement) => ({ ...statement, Effect: 'Deny' }));
      return allowed(asked, own) || !allowed(asked, [...own, ...denies]);
    }),
  );
});

test('a boundary never allows more', () => {
  assert(property(request, statements, statements, (asked, own, boundary) => allowed(asked, own) || !allowed(asked, own, boundary)));
});

test('the order of statements does not matter', () => {
  assert(property(request, statements, (asked, own) => allowed(asked, own) === allowed(asked, [...own].reverse())));
});

test('a text without wildcards matches itself and nothing longer', () => {
  const literal = (text: string): Pattern => new Pattern(text, { wildcards: false, variables: false });
  assert(
    property(
      string(),
      string({ minLength: 1 }),
      (text, more) => literal(text).matches(text, () => undefined) && !literal(text).matches(text + more, () => undefined),
    ),
  );
});

test('wildcards match as a character by character comparison does', () => {
  const letters = string({ unit: constantFrom('a', 'b', ':', '/'), maxLength: 6 });
  const patterns = string({ unit: constantFrom('a', 'b', ':', '*', '?'), maxLength: 6 });
  assert(
    property(
      patterns,
      letters,
      (text, value) => new Pattern(text, { wildcards: true, variables: false }).matches(value, () => undefined) === globs(text, value),
    ),
  );
});

function globs(pattern: string, value: string): boolean {
  if (pattern === '') {
    return value === '';
  }
  if (pattern.startsWith('*')) {
    return globs(pattern.slice(1), value) || (value !== '' && globs(pattern, value.slice(1)));
  }
  return value !== '' && (pattern[0] === '?' || pattern[0] === value[0]) && globs(pattern.slice(1), value.slice(1));
}
