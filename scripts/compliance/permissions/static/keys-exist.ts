import { actionsOf, keysThatNeverMatch } from '../iam-reference';
import { actionsIn, testsIn } from '../policy-statement';
import type { StatementCheck } from './statement-check';

/** Each condition key is one that an action of the statement knows; each action of an identity policy must know them all. */
export const keysExist: StatementCheck = async (statement, { use }) => {
  const keys = testsIn(statement).map(({ key }) => key);
  if (keys.length === 0) {
    return [];
  }
  const actions = (
    await Promise.all(
      actionsIn(statement)
        .filter((action) => action !== '*')
        .map(actionsOf),
    )
  ).flat();
  const unmet = await Promise.all(actions.map((action) => keysThatNeverMatch(action, keys)));
  const every = use === 'identity' || use === 'trust';
  const never = keys.filter(
    (key) => unmet.length > 0 && (every ? unmet.some((of) => of.includes(key)) : unmet.every((of) => of.includes(key))),
  );
  return never.map((key) => `has a condition on ${key}, which requests of its actions never carry`);
};
