import { actionsOf } from '../iam-reference';
import { actionsIn } from '../policy-statement';
import type { StatementCheck } from './statement-check';

/** Actions exist; what is allowed is named action by action, but in limits and in a key's delegation to its account. */
export const actionsExist: StatementCheck = async (statement, { use }) => {
  const actions = actionsIn(statement);
  const known = await Promise.all(actions.map(async (action) => action === '*' || (await actionsOf(action)).length > 0));
  const unknown = actions.filter((_, index) => known[index] === false);
  const exact = statement.Effect === 'Allow' && (use === 'identity' || use === 'trust' || (use === 'resource' && !isDelegation(statement)));
  const wild = exact ? actions.filter((action) => action.includes('*')) : [];
  const inverted = statement.Effect === 'Allow' && statement.NotAction !== undefined;
  return [
    ...unknown.map((action) => `names the action ${action}, which the service authorization reference does not have`),
    ...wild.map((action) => `allows ${action}: name each action`),
    ...(inverted ? ['allows NotAction: name each action'] : []),
  ];
};

/** Whether the statement lets the policies of the key's own account decide. */
function isDelegation({ Principal }: Parameters<StatementCheck>[0]): boolean {
  return typeof Principal === 'object' && /^arn:aws:iam::\d{12}:root$/.test(String(Principal['AWS']));
}
