import { statementsOf } from '../policy-statement';
import type { StagePolicy } from '../stage-policies';
import { absentKeys } from './absent-keys';
import { actionsExist } from './actions-exist';
import { deputiesNamed } from './deputies-named';
import { keysExist } from './keys-exist';
import { passRoleNamesService } from './pass-role-names-service';
import { principalsNamed } from './principals-named';
import { resourcesFit } from './resources-fit';
import { resourcesOwn } from './resources-own';

const CHECKS = [actionsExist, keysExist, resourcesFit, resourcesOwn, principalsNamed, deputiesNamed, passRoleNamesService, absentKeys];

/** What the static checks find wrong with a policy, one line each. */
export async function statementProblems(policy: StagePolicy): Promise<string[]> {
  const found = await Promise.all(
    statementsOf(policy.document).flatMap((statement, index) =>
      CHECKS.map(async (check) => {
        const problems = await check(statement, policy);
        return problems.map((problem) => `${policy.name}, statement ${statement.Sid ?? `#${index + 1}`} ${problem}`);
      }),
    ),
  );
  return found.flat();
}
