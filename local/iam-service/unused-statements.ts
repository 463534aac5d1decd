import type { Cloud } from '../core/cloud';
import { callLog } from './call-log';
import { identityStore } from './identity-store';

/** A statement of a role that no call has needed. */
export interface UnusedStatement {
  readonly role: string;
  /** `<Sid or place> of <policy>`, as in the call table. */
  readonly statement: string;
}

/** The allowing statements of all roles that no call of the run was allowed by. */
export function unusedStatements(cloud: Cloud): UnusedStatement[] {
  const store = identityStore(cloud);
  const used = new Set(
    callLog(cloud)
      .rows()
      .map(({ role, statement }) => `${role}|${statement}`),
  );
  return store.roles.all().flatMap((role) =>
    store.policiesOf(role).flatMap((policy) =>
      policy.statements
        .filter(({ effect }) => effect === 'Allow')
        .map(({ id }) => ({ role: role.name, statement: `${id} of ${policy.name}` }))
        .filter(({ statement }) => !used.has(`${role.name}|${statement}`)),
    ),
  );
}
