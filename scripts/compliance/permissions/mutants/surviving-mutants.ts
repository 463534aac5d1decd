import { Policy } from '../../../../iam/policy';
import { baseResource } from '../base-resource';
import { decisionCases } from '../cases/decision-cases';
import { ownProbes } from '../cases/role-cases';
import type { DecisionCase, Probe } from '../probe';
import { StageAccess } from '../stage-access';
import type { StagePolicies, StagePolicy } from '../stage-policies';
import { statementProblems } from '../static/statement-problems';
import { unneededEntries } from '../unneeded-entries';
import type { PolicyMutant } from './mutants-of';
import { mutantsOf } from './mutants-of';

type CasesByAction = ReadonlyMap<string, readonly DecisionCase[]>;

/** The environment without a change. */
interface Unchanged {
  readonly stage: StagePolicies;
  readonly access: StageAccess;
  /** What each role does or is listed to need. */
  readonly own: ReadonlyMap<string, readonly Probe[]>;
}

/** What became of the mutants of an environment. */
export interface MutationResult {
  readonly mutants: number;
  readonly survivors: readonly PolicyMutant[];
}

/** Changes every policy in every single way, and looks which changes neither a decision nor a static check notices. */
export async function mutate(stage: StagePolicies): Promise<MutationResult> {
  const unchanged = { stage, access: StageAccess.of(stage), own: ownProbes(stage) };
  const cases = decisionCases(stage);
  const survivors: PolicyMutant[] = [];
  let mutants = 0;
  for (const policy of stage.policies) {
    const asked = byAction(casesAbout(policy, stage, cases));
    for (const mutant of mutantsOf(policy)) {
      mutants += 1;
      if (!(await isKilled(mutant, asked, unchanged))) {
        survivors.push(mutant);
      }
    }
  }
  return { mutants, survivors };
}

async function isKilled(mutant: PolicyMutant, asked: CasesByAction, { stage, access, own }: Unchanged): Promise<boolean> {
  const { policy, original, statement } = mutant;
  const changedPart = { ...policy, document: { Version: '2012-10-17', Statement: statement ?? [] } };
  if ((await statementProblems(changedPart)).length > 0) {
    return true;
  }
  // No other decision can change.
  const parts = [original, statement].flatMap((each) => (each ? new Policy('part', { Version: '2012-10-17', Statement: each }) : []));
  const changed = access.with(policy.name, policy.document);
  for (const [action, cases] of asked) {
    if (parts.some((part) => part.about(action).length > 0) && cases.some((each) => changed.decide(each).allowed !== each.allowed)) {
      return true;
    }
  }
  return unneededEntries(changedPart, stage, own).length > 0;
}

/** The decisions that a policy can have a say in. */
function casesAbout(policy: StagePolicy, { roles }: StagePolicies, cases: readonly DecisionCase[]): DecisionCase[] {
  const { use, name, resource } = policy;
  if (use === 'resource' || use === 'trust') {
    return cases.filter((each) => baseResource(each.resource) === resource);
  }
  if (use === 'endpoint') {
    return cases.filter(({ via }) => via === name);
  }
  const attached = new Set(roles.filter(({ policies, boundary }) => policies.includes(name) || boundary === name).map((role) => role.name));
  const ofRoles = cases.filter(({ who }) => typeof who === 'object' && 'role' in who && attached.has(who.role));
  const within = cases.filter(({ who }) => typeof who === 'object' && 'within' in who && who.within === name);
  return [...within, ...ofRoles];
}

function byAction(cases: readonly DecisionCase[]): CasesByAction {
  const found = new Map<string, DecisionCase[]>();
  for (const each of cases) {
    found.set(each.action, [...(found.get(each.action) ?? []), each]);
  }
  return found;
}
