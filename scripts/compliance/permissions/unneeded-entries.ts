import { evaluate } from '../../../iam/evaluate';
import { Policy } from '../../../iam/policy';
import type { Principal } from '../../../iam/request';
import { conditionKeys } from '../../../iam/request';
import { globalKeys } from './global-keys';
import type { PolicyStatement } from './policy-statement';
import { actionsIn, resourcesIn, statementsOf } from './policy-statement';
import type { Probe } from './probe';
import type { StagePolicies, StagePolicy, StageRole } from './stage-policies';

/**
 * What a policy allows that its roles neither do in a run nor are listed to need, one line for each action on a resource.
 *
 * @param own what each role does or is listed to need, by its name
 */
export function unneededEntries(policy: StagePolicy, stage: StagePolicies, own: ReadonlyMap<string, readonly Probe[]>): string[] {
  const roles = stage.roles.filter(({ policies }) => policies.includes(policy.name));
  return statementsOf(policy.document)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((statement) =>
      actionsIn(statement).flatMap((Action) =>
        resourcesIn(statement).flatMap((Resource) => {
          const entry = { ...statement, Action, Resource };
          return roles
            .filter((role) => !isNeeded(entry, role, stage, own.get(role.name) ?? []))
            .map(
              ({ name }) =>
                `${policy.name} allows ${name} ${Action} on ${Resource}, which no run needs: take it away, or list it with its reason`,
            );
        }),
      ),
    );
}

function isNeeded(entry: PolicyStatement, { name, arn }: StageRole, { environment }: StagePolicies, probes: readonly Probe[]): boolean {
  const { account } = environment;
  const asked = probes.filter(({ action }) => action.toLowerCase() === String(entry.Action).toLowerCase());
  if (asked.length === 0) {
    return false;
  }
  const identity = [new Policy('entry', { Version: '2012-10-17', Statement: entry })];
  const principal: Principal = { kind: 'role', arn: `arn:aws:sts::${account}:assumed-role/${name}/session`, account, roleArn: arn };
  return asked.some(({ action, resource, keys }) => {
    const known = { ...globalKeys(principal, environment), ...(keys as Record<string, string>) };
    return evaluate({ principal, action, resource, keys: conditionKeys(known) }, { identity }).allowed;
  });
}
