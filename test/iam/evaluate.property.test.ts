import { array, assert, constantFrom, property, record, string } from 'fast-check';
import { evaluate } from '../../iam/evaluate';
import { Pattern } from '../../iam/pattern';
import type { Policies } from '../../iam/policies';
import type { Policy } from '../../iam/policy';
import { policy, ROLE, SESSION_ARN } from './policies';

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

type Asked = { readonly action: string; readonly resource: string };

function allowed(asked: Asked, identity: object[], boundary?: object[]): boolean {
  return allowedBy(asked, identity, { boundary: boundary && policy('boundary', ...boundary) });
}

function allowedBy(asked: Asked, identity: object[], others: Policies): boolean {
  return evaluate({ principal: ROLE, keys: () => undefined, ...asked }, { identity: [policy('own', ...identity)], ...others }).allowed;
}

const forEveryone = (all: object[]): object[] => all.map((statement) => ({ ...statement, Principal: '*' }));

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

test('a session policy never allows more', () => {
  assert(
    property(
      request,
      statements,
      statements,
      (asked, own, session) => allowed(asked, own) || !allowedBy(asked, own, { session: policy('session', ...session) }),
    ),
  );
});

test('control policies of the organization never allow more', () => {
  const levels = array(statements, { minLength: 1, maxLength: 3 });
  assert(
    property(request, statements, levels, levels, (asked, own, service, resource) => {
      const organization = {
        serviceControl: service.map((level) => [policy('service control', ...level)]),
        resourceControl: resource.map((level) => [policy('resource control', ...forEveryone(level))]),
      };
      return allowed(asked, own) || !allowedBy(asked, own, organization);
    }),
  );
});

test('a further allow never takes a permission away', () => {
  assert(
    property(request, statements, statements, statements, (asked, own, more, ofResource) => {
      const allows = more.map((statement) => ({ ...statement, Effect: 'Allow' }));
      const before = { resource: policy('bucket', ...forEveryone(ofResource)) };
      const after = { resource: policy('bucket', ...forEveryone([...ofResource, ...allows])) };
      return !allowedBy(asked, own, before) || (allowedBy(asked, [...own, ...allows], before) && allowedBy(asked, own, after));
    }),
  );
});

test('a deny wins wherever it stands', () => {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const all = policy('all', everything);
  const ofResource = policy('all', { ...everything, Principal: '*' });
  assert(
    property(request, constantFrom(0, 1, 2, 3, 4, 5, 6), ({ action, resource }, place) => {
      const denies = (at: number, open: Policy): Policy =>
        at === place ? policy('no', ...forEveryoneIn(open, everything), ...forEveryoneIn(open, { ...everything, Effect: 'Deny' })) : open;
      const forEveryoneIn = (open: Policy, statement: object): object[] => [
        open === ofResource ? { ...statement, Principal: '*' } : statement,
      ];
      const policies = {
        identity: [denies(0, all)],
        boundary: denies(1, all),
        session: denies(2, all),
        resource: denies(3, ofResource),
        endpoint: denies(4, ofResource),
        serviceControl: [[denies(5, all)]],
        resourceControl: [[denies(6, ofResource)]],
      };
      return 'deniedBy' in evaluate({ principal: ROLE, keys: () => undefined, action, resource }, policies);
    }),
  );
});

test('the order of statements does not matter', () => {
  assert(property(request, statements, (asked, own) => allowed(asked, own) === allowed(asked, [...own].reverse())));
});

test('what a policy remembers of earlier requests changes no decision', () => {
  const asked = array(request, { minLength: 1, maxLength: 12 });
  assert(
    property(asked, statements, (all, own) => {
      const remembering = policy('own', ...own);
      return all.every(
        (each) => evaluate({ principal: ROLE, keys: () => undefined, ...each }, { identity: [remembering] }).allowed === allowed(each, own),
      );
    }),
  );
});

test('a session that a resource policy names is limited by denies alone', () => {
  assert(
    property(request, statements, statements, statements, ({ action, resource }, own, boundary, session) => {
      const named = { resource: policy('bucket', { Effect: 'Allow', Action: '*', Resource: '*', Principal: { AWS: SESSION_ARN } }) };
      const others = [own, boundary, session].map((each, index) => policy(String(index), ...each));
      const [identity, ...limits] = others;
      const decision = evaluate(
        { principal: ROLE, keys: () => undefined, action, resource },
        { ...named, identity: identity && [identity], boundary: limits[0], session: limits[1] },
      );
      return (
        decision.allowed !==
        others.some((each) => each.candidates({ principal: ROLE, keys: () => undefined, action, resource }, 'Deny').length > 0)
      );
    }),
  );
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
