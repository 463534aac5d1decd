import type { Resource } from '../../every-template';
import { everyResource } from '../../every-template';
import type { PolicyEntry } from '../../iam-reference';
import { actionsOf, keysThatNeverMatch, takesNoResource, takesResource } from '../../iam-reference';
import { rendered } from '../../rendered';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Limits and grants nothing, so it speaks of whole services. */
const BOUNDARY = 'Outer limit of every role of the environment';

/** Properties that hold the policies of keys, buckets, queues, topics and endpoints. */
const RESOURCE_POLICIES = ['KeyPolicy', 'PolicyDocument'];

function entriesOf({ template }: Resource, document: unknown): PolicyEntry[] {
  return (document as { Statement: Statement[] }).Statement.flatMap(({ Action, Resource: on = [], Condition = {} }) =>
    [Action].flat().flatMap((action) =>
      [on].flat().map((resource) => ({
        action,
        resource: rendered(resource, template.Resources),
        conditionKeys: Object.values(Condition).flatMap(Object.keys),
      })),
    ),
  );
}

/** What identities may do, each entry once. */
function ofIdentities(): PolicyEntry[] {
  const policies = everyResource('AWS::IAM::ManagedPolicy').filter(({ properties }) => properties['Description'] !== BOUNDARY);
  return distinct(policies.flatMap((policy) => entriesOf(policy, policy.properties['PolicyDocument'])));
}

/** What the policies of resources say, each entry once. */
function ofResources(): PolicyEntry[] {
  const resources = everyResource().filter(({ type }) => type !== 'AWS::IAM::ManagedPolicy');
  return distinct(
    resources.flatMap((resource) =>
      RESOURCE_POLICIES.filter((name) => name in resource.properties).flatMap((name) => entriesOf(resource, resource.properties[name])),
    ),
  );
}

function distinct(entries: readonly PolicyEntry[]): PolicyEntry[] {
  expect(entries.length).toBeGreaterThan(20);
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/** Entries for which `holds` does not. */
async function offenders(entries: readonly PolicyEntry[], holds: (entry: PolicyEntry) => Promise<boolean>): Promise<PolicyEntry[]> {
  const judged = await Promise.all(entries.map(async (entry) => ({ entry, good: await holds(entry) })));
  return judged.filter(({ good }) => !good).map(({ entry }) => entry);
}

test('identities may do actions that exist, each by its own name', async () => {
  const named = async ({ action }: PolicyEntry): Promise<boolean> => !action.includes('*') && (await actionsOf(action)).length === 1;
  expect(await offenders(ofIdentities(), named)).toEqual([]);
});

test('identities may do something on all resources only where the action takes no other', async () => {
  const scoped = async ({ action, resource }: PolicyEntry): Promise<boolean> => resource !== '*' || (await takesNoResource(action));
  expect(await offenders(ofIdentities(), scoped)).toEqual([]);
});

test('each action is granted on a resource that it takes', async () => {
  const fits = async (entry: PolicyEntry): Promise<boolean> => entry.resource === '*' || (await takesResource(entry));
  expect(await offenders(ofIdentities(), fits)).toEqual([]);
});

test('each condition is one that the requests of its action can meet', async () => {
  const met = async (entry: PolicyEntry): Promise<boolean> => (await keysThatNeverMatch(entry)).length === 0;
  expect(await offenders(ofIdentities(), met)).toEqual([]);
});

test('policies of resources name actions that exist', async () => {
  const known = async ({ action }: PolicyEntry): Promise<boolean> => action === '*' || (await actionsOf(action)).length > 0;
  expect(await offenders(ofResources(), known)).toEqual([]);
});

test('conditions of policies of resources can be met by an action of theirs', async () => {
  const met = async (entry: PolicyEntry): Promise<boolean> => {
    const actions = entry.action === '*' ? [] : await actionsOf(entry.action);
    const unmet = await Promise.all(actions.map((action) => keysThatNeverMatch({ ...entry, action })));
    return unmet.length === 0 || unmet.some((keys) => keys.length === 0);
  };
  expect(await offenders(ofResources(), met)).toEqual([]);
});
