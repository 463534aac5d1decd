import { actionsIn } from '../policy-statement';
import type { Operator } from './mutant';

/** The statement is forgotten. */
export const dropStatement: Operator = (statement) => [
  { operator: 'drop statement', change: actionsIn(statement).join(' '), statement: undefined },
];

/** What is allowed is denied, what is denied is allowed. */
export const flipEffect: Operator = (statement) => [
  {
    operator: 'flip effect',
    change: statement.Effect,
    statement: { ...statement, Effect: statement.Effect === 'Allow' ? 'Deny' : 'Allow' },
  },
];

/** Everybody instead of the named. */
export const openPrincipal: Operator = (statement) => {
  const { Principal } = statement;
  const named = typeof Principal === 'object' && Principal['AWS'] !== '*';
  return named ? [{ operator: 'principal to *', change: JSON.stringify(Principal), statement: { ...statement, Principal: '*' } }] : [];
};
