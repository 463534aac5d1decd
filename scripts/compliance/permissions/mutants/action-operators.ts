import { actionsIn } from '../policy-statement';
import { stepUp } from '../step-up';
import type { Mutant, Operator } from './mutant';

/** All actions of the service instead of one. */
export const wholeService: Operator = (statement) =>
  actionsIn(statement)
    .filter((action) => !action.includes('*'))
    .map((action): Mutant => {
      const Action = actionsIn(statement).map((each) => (each === action ? `${action.split(':')[0] ?? ''}:*` : each));
      return { operator: 'action to service:*', change: action, statement: { ...statement, Action } };
    });

/** One more action of the service, of a higher access level, is allowed. */
export const addNeighbour: Operator = (statement) => {
  if (statement.Effect === 'Deny') {
    return [];
  }
  const added = new Set(
    actionsIn(statement)
      .filter((action) => !action.includes('*'))
      .map(stepUp),
  );
  return [...added].map((action) => ({
    operator: 'add action',
    change: action,
    statement: { ...statement, Action: [...actionsIn(statement), action] },
  }));
};

/** One action of several is forgotten. */
export const dropAction: Operator = (statement) => {
  const actions = actionsIn(statement);
  return actions.length < 2
    ? []
    : actions.map((action) => ({
        operator: 'drop action',
        change: action,
        statement: { ...statement, Action: actions.filter((each) => each !== action) },
      }));
};
