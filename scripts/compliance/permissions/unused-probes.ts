import { filled } from './filled';
import type { Probe } from './probe';
import type { StageRole } from './stage-policies';
import type { Environment } from './template';
import type { Unused } from './unused/unused';
import { unusedPermissions } from './unused/unused-permissions';

/** A request that is allowed though no run makes it. */
export interface UnusedProbe extends Probe {
  readonly who: { readonly role: string };
  readonly entry: Unused;
}

/** The listed permissions that no run needs, one request for each role, action and resource. */
export function unusedProbes(environment: Environment, roles: readonly StageRole[]): UnusedProbe[] {
  return unusedPermissions(environment.name).flatMap((entry) =>
    roles
      .filter(({ name }) => entry.roles.test(name))
      .flatMap(({ name }) =>
        entry.actions.flatMap((action) =>
          entry.resources.map((resource) => ({
            who: { role: name },
            action,
            resource: filled(resource, environment, name),
            keys: Object.fromEntries(Object.entries(entry.keys ?? {}).map(([key, value]) => [key, filled(value, environment)])),
            entry,
          })),
        ),
      ),
  );
}
