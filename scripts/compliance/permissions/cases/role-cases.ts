import type { DecisionCase, Probe } from '../probe';
import { recordedCalls } from '../recorded-calls';
import type { StagePolicies } from '../stage-policies';
import { unusedProbes } from '../unused-probes';
import { neighbours } from './neighbours';
import { isOwned, probeClass } from './probe-class';

/**
 * Decisions about every role: it may do what it does in a run and what is listed as unused, and nothing that another role may do, that
 * belongs to a neighbour, or that lacks the condition.
 */
export function roleCases(stage: StagePolicies): DecisionCase[] {
  const own = ownProbes(stage);
  const universe = [...new Map([...own.values()].flat().map((probe) => [probeClass(probe), probe])).values()];
  return stage.roles.flatMap(({ name }) => {
    const probes = own.get(name) ?? [];
    const classes = new Set(probes.map(probeClass));
    const others = [...universe, ...probes.flatMap((probe) => neighbours(probe, stage.environment))];
    const denied = others.filter((probe) => !isOwned(probe, classes));
    const asked = [...new Map(denied.map((probe) => [probeClass(probe), probe])).values()];
    return [
      ...probes.map((probe): DecisionCase => ({ ...probe, allowed: true })),
      ...asked.map((probe): DecisionCase => ({ ...probe, who: { role: name }, allowed: false })),
    ];
  });
}

/** What each role does in a run or may do without one. */
export function ownProbes(stage: StagePolicies): ReadonlyMap<string, Probe[]> {
  const recorded = recordedCalls(stage.environment).map(
    ({ role, action, resource, keys }): Probe & { readonly who: { readonly role: string } } => ({ who: { role }, action, resource, keys }),
  );
  const all = [...recorded, ...unusedProbes(stage.environment, stage.roles)];
  return new Map(stage.roles.map(({ name }) => [name, all.filter(({ who }) => who.role === name)]));
}
