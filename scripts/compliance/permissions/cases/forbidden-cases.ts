import { filled } from '../filled';
import type { DecisionCase } from '../probe';
import type { StagePolicies } from '../stage-policies';
import { FORBIDDEN } from './forbidden';

/** The rules about what roles must not do, one decision for each role, action and resource. */
export function forbiddenCases({ environment, roles }: StagePolicies): DecisionCase[] {
  return FORBIDDEN.flatMap(({ roles: pattern, actions, resources, keys = {} }) =>
    roles
      .filter(({ name }) => pattern.test(name))
      .flatMap(({ name }) =>
        actions.flatMap((action) =>
          resources.map((resource): DecisionCase => ({
            who: { role: name },
            action,
            resource: filled(resource, environment),
            keys,
            allowed: false,
          })),
        ),
      ),
  );
}
