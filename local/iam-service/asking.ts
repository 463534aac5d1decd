import type { Principal } from '../../iam/request';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { Role, User } from './identity';
import { identityStore } from './identity-store';
import type { SessionCaller } from './session-store';

/** Who asks, as the policies see it. */
export interface Asking {
  readonly caller: Caller & Partial<SessionCaller>;
  readonly principal: Principal;
  /** The role behind the session, or the user; nobody for the administrator and for services. */
  readonly identity?: Role | User;
  /** `aws:userid`: the role's id with the session's name, the user's id, or the account; the name of a service, `anonymous`. */
  readonly userId: string;
}

/** Looks up who a caller is; throws `NoSuchEntity` where the role or user is gone. */
export function asking(cloud: Cloud, caller: Caller & Partial<SessionCaller>): Asking {
  const { account } = cloud.options;
  const { kind, arn, roleName, userName } = caller;
  if (roleName !== undefined) {
    const role = identityStore(cloud).roles.get(roleName);
    const userId = `${role.id}:${arn.slice(arn.lastIndexOf('/') + 1)}`;
    return { caller, principal: { kind: 'role', arn, account, roleArn: role.arn }, identity: role, userId };
  }
  if (userName !== undefined) {
    const user = identityStore(cloud).users.get(userName);
    return { caller, principal: { kind: 'user', arn, account }, identity: user, userId: user.id };
  }
  if (kind === 'anonymous') {
    return { caller, principal: { kind, arn, account }, userId: arn };
  }
  const principal: Principal =
    kind === 'service' ? { kind, arn, account, aliases: aliasesOf(cloud, arn) } : { kind: 'account', arn, account };
  return { caller, principal, userId: account };
}

/** Services that policies also name by their region, as the CDK does without its feature flag `standardizedServicePrincipals`. */
const NAMED_BY_REGION: readonly string[] = ['logs.amazonaws.com', 'states.amazonaws.com'];

function aliasesOf({ options: { region } }: Cloud, service: string): readonly string[] | undefined {
  return NAMED_BY_REGION.includes(service) ? [service.replace('.', `.${region}.`)] : undefined;
}
