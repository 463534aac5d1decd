import { actionsIn } from '../policy-statement';
import type { PolicyStatement } from '../policy-statement';
import { stepUp } from '../step-up';
import type { Mutant, Operator } from './mutant';

/** All actions of the service instead of one. */
export const wholeService: Operator = (statement) =>
  actionsIn(statement)
    .filter((action) => !action.includes('*'))
    .map((action): Mutant => {
      const actions = actionsIn(statement).map((each) => (each === action ? `${action.split(':')[0] ?? ''}:*` : each));
      return { operator: 'action to service:*', change: action, statement: withActions(statement, actions) };
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
    statement: withActions(statement, [...actionsIn(statement), action]),
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
        statement: withActions(
          statement,
          actions.filter((each) => each !== action),
        ),
      }));
};

/** The statement about other actions, or about all but other ones: never both, which IAM refuses. */
function withActions(statement: PolicyStatement, actions: readonly string[]): PolicyStatement {
  return { ...statement, [statement.NotAction === undefined ? 'Action' : 'NotAction']: actions };
}
