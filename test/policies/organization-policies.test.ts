import { evaluate } from '../../iam/evaluate';
import { Policy } from '../../iam/policy';
import type { Principal } from '../../iam/request';
import { conditionKeys } from '../../iam/request';
import { actionsOf, keysThatNeverMatch } from '../../scripts/compliance/permissions/iam-reference';
import { EXAMPLE_ORGANIZATION, organizationOf, organizationPolicies } from '../../scripts/compliance/permissions/organization-policies';
import { mutantsOf } from '../../scripts/compliance/permissions/mutants/mutants-of';
import { actionsIn, statementsOf, testsIn } from '../../scripts/compliance/permissions/policy-statement';
import type { Decision } from './decisions';
import { DECISIONS } from './decisions';

const ACCOUNT = '111122223333';
/** Limit of AWS Organizations for a policy, in characters. */
const LIMIT = 5_120;
const ANYTHING = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' } };

const policies = organizationPolicies();
const organization = organizationOf(policies);

const role = (name: string): Principal => ({
  kind: 'role',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/s`,
  account: ACCOUNT,
  roleArn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
});
const SERVICE: Principal = { kind: 'service', arn: 'logging.s3.amazonaws.com', account: ACCOUNT };

/** Keys of a request of our organization to our organization, in the region of the policies. */
const OWN = {
  'aws:PrincipalOrgID': EXAMPLE_ORGANIZATION,
  'aws:ResourceOrgID': EXAMPLE_ORGANIZATION,
  'aws:RequestedRegion': 'us-east-1',
  'aws:SecureTransport': 'true',
  'aws:ViaAWSService': 'false',
  's3:TlsVersion': '1.3',
};

function allowed({ who = 'Worker', action, resource = '*', keys = {} }: Decision, under = organization): boolean {
  const principal = who === 'service' ? SERVICE : role(who);
  const all = {
    ...OWN,
    'aws:PrincipalArn': principal.roleArn,
    'aws:PrincipalIsAWSService': String(who === 'service'),
    ...(who === 'service' && { 'aws:PrincipalOrgID': undefined }),
    ...keys,
  };
  const known = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const request = { principal, action, resource, keys: conditionKeys(known) };
  return evaluate(request, { identity: [new Policy('identity', ANYTHING)], resource: new Policy('resource', ANYTHING), ...under }).allowed;
}

test.each(DECISIONS)('$rule: $who $action $keys', (decision) => {
  expect(allowed(decision)).toBe(decision.allowed);
});

test.each(policies)('$kind $name is within the size of AWS Organizations', ({ text }) => {
  expect(text.length).toBeLessThanOrEqual(LIMIT);
});

test.each(policies)('$kind $name names actions and condition keys that exist', async ({ document }) => {
  const statements = statementsOf(document);
  const unknown = await Promise.all(
    statements.flatMap(actionsIn).map(async (action) => ((await actionsOf(action)).length === 0 ? [action] : [])),
  );
  expect(unknown.flat()).toEqual([]);
  const unmet = await Promise.all(
    statements.map(async (statement) => {
      const keys = testsIn(statement).map(({ key }) => key);
      const actions = (
        await Promise.all(
          actionsIn(statement)
            .filter((action) => !action.includes('*'))
            .map(actionsOf),
        )
      ).flat();
      return (await Promise.all(actions.map((action) => keysThatNeverMatch(action, keys)))).flat();
    }),
  );
  expect(unmet.flat()).toEqual([]);
});

test('each statement has a decision that it makes', () => {
  const denying = DECISIONS.filter((decision) => !decision.allowed).map(({ rule }) => rule);
  const statements = policies.flatMap(({ document }) => statementsOf(document).map(({ Sid }) => Sid));
  expect(statements.filter((sid) => sid === undefined || !denying.includes(sid))).toEqual([]);
});

test('changes of the policies for the worse are noticed', () => {
  const mutants = policies.flatMap((policy) =>
    mutantsOf({ use: 'resource', name: policy.name, type: policy.kind, document: policy.document }).map((mutant) => ({
      text: `${policy.name} ${mutant.place}: ${mutant.operator} ${mutant.change}`,
      under: organizationOf(policies.map((each) => (each === policy ? { ...each, document: mutant.policy.document } : each))),
    })),
  );
  const survivors = mutants.filter(({ under }) => DECISIONS.every((decision) => allowed(decision, under) === decision.allowed));
  expect(mutants.length).toBeGreaterThan(100);
  expect(survivors.map(({ text }) => text)).toEqual([]);
});
