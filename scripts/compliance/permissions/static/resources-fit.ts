import { actionsOf, takesNoResource, takesResource } from '../iam-reference';
import { actionsIn, resourcesIn } from '../policy-statement';
import type { StatementCheck } from './statement-check';

/** What identities may do names the resources: `*` only where the action takes no other, and only ARNs that it takes. */
export const resourcesFit: StatementCheck = async (statement, { use }) => {
  if (use !== 'identity' || statement.Effect !== 'Allow') {
    return [];
  }
  const pairs = actionsIn(statement).flatMap((action) => resourcesIn(statement).map((resource) => ({ action, resource })));
  const judged = await Promise.all(
    pairs.map(async ({ action, resource }) => {
      if ((await actionsOf(action)).length !== 1) {
        return [];
      }
      if (resource === '*') {
        return (await takesNoResource(action)) ? [] : [`allows ${action} on *, which AWS can limit to a resource`];
      }
      return (await takesResource(action, resource)) ? [] : [`allows ${action} on ${resource}, which the action does not take`];
    }),
  );
  return judged.flat();
};
