import { actionsIn, testsIn } from '../policy-statement';
import type { StatementCheck } from './statement-check';

/** A role that is handed on is handed on to one named service. */
export const passRoleNamesService: StatementCheck = (statement, { use }) => {
  if (use !== 'identity' || statement.Effect !== 'Allow' || !actionsIn(statement).includes('iam:PassRole')) {
    return [];
  }
  const named = testsIn(statement).some(({ operator, key }) => operator === 'StringEquals' && key.toLowerCase() === 'iam:passedtoservice');
  return named ? [] : ['allows iam:PassRole without StringEquals on iam:PassedToService'];
};
