import { SYNTHESIZED } from './folders';
import type { Part } from './part';
import { decisionCases } from './permissions/cases/decision-cases';
import { ownProbes } from './permissions/cases/role-cases';
import { assembledPolicies } from './permissions/environments';
import { statementsOf } from './permissions/policy-statement';
import { probeText } from './permissions/probe';
import { StageAccess } from './permissions/stage-access';
import type { StagePolicies } from './permissions/stage-policies';
import { sizeProblems } from './permissions/static/sizes';
import { statementProblems } from './permissions/static/statement-problems';
import { unneededEntries } from './permissions/unneeded-entries';

/** Every policy of every environment: static checks, decisions, and nothing that no run needs. */
export async function policies(): Promise<Part> {
  const stages = assembledPolicies(SYNTHESIZED);
  const decided = stages.map((stage) => ({ stage, cases: decisionCases(stage) }));
  const statics = await Promise.all(stages.map(staticProblems));
  const wrong = decided.flatMap(({ stage, cases }) => {
    const access = StageAccess.of(stage);
    return cases
      .filter((each) => access.decide(each).allowed !== each.allowed)
      .map((each) => `${stage.environment.name}: ${probeText(each)} must ${each.allowed ? '' : 'not '}be allowed`);
  });
  return {
    name: 'policies',
    figures: {
      policies: count(stages, ({ policies: all }) => all.length),
      statements: count(stages, ({ policies: all }) => all.reduce((sum, { document }) => sum + statementsOf(document).length, 0)),
      roles: count(stages, ({ roles }) => roles.length),
      decisions: decided.reduce((sum, { cases }) => sum + cases.length, 0),
    },
    problems: [...statics.flat(), ...stages.flatMap(unneeded), ...wrong],
  };
}

async function staticProblems(stage: StagePolicies): Promise<string[]> {
  const found = await Promise.all(stage.policies.map(statementProblems));
  return [...found.flat(), ...sizeProblems(stage)];
}

function unneeded(stage: StagePolicies): string[] {
  const own = ownProbes(stage);
  return stage.policies.filter(({ use }) => use === 'identity').flatMap((policy) => unneededEntries(policy, stage, own));
}

function count(stages: readonly StagePolicies[], of: (stage: StagePolicies) => number): number {
  return stages.reduce((sum, stage) => sum + of(stage), 0);
}
