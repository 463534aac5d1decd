import type {
  GetRoleCommandInput,
  GetRoleCommandOutput,
  GetUserCommandInput,
  GetUserCommandOutput,
  ListGroupsForUserCommandInput,
  ListGroupsForUserCommandOutput,
  ListRolesCommandInput,
  ListRolesCommandOutput,
  ListUsersCommandInput,
  ListUsersCommandOutput,
  Role as RoleEntry,
  User as UserEntry,
} from '@aws-sdk/client-iam';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import type { Identity, Role, User } from './identity';
import { identityStore } from './identity-store';
import { page } from './paging';

const EPOCH = new Date(0);

export function getRole({ RoleName = '' }: GetRoleCommandInput, context: CallContext): SdkOutput<GetRoleCommandOutput> {
  return { Role: roleEntry(authorizedRole(context, 'iam:GetRole', RoleName)) };
}

export function listRoles(input: ListRolesCommandInput, context: CallContext): SdkOutput<ListRolesCommandOutput> {
  context.authorize({ action: 'iam:ListRoles', resource: accountPath(context, 'role') });
  const listed = page(below(identityStore(context.cloud).roles.all(), input.PathPrefix), input);
  // As on AWS, lists leave out the boundary and the tags.
  const roles = listed.items.map((role) => ({ ...roleEntry(role), PermissionsBoundary: undefined, Tags: undefined }));
  return { Roles: roles, ...listed.page };
}

export function getUser(input: GetUserCommandInput, context: CallContext): SdkOutput<GetUserCommandOutput> {
  const { cloud, caller } = context;
  const UserName = input.UserName ?? caller.userName;
  if (UserName === undefined) {
    context.authorize({ action: 'iam:GetUser', resource: caller.arn });
    return { User: { Path: '/', UserName: '', UserId: cloud.options.account, Arn: caller.arn, CreateDate: EPOCH } };
  }
  return { User: userEntry(authorizedUser(context, 'iam:GetUser', UserName)) };
}

export function listUsers(input: ListUsersCommandInput, context: CallContext): SdkOutput<ListUsersCommandOutput> {
  context.authorize({ action: 'iam:ListUsers', resource: accountPath(context, 'user') });
  const listed = page(below(identityStore(context.cloud).users.all(), input.PathPrefix), input);
  return { Users: listed.items.map((user) => ({ ...userEntry(user), PermissionsBoundary: undefined, Tags: undefined })), ...listed.page };
}

export function getGroupsOfUser(input: ListGroupsForUserCommandInput, context: CallContext): SdkOutput<ListGroupsForUserCommandOutput> {
  const user = authorizedUser(context, 'iam:ListGroupsForUser', input.UserName ?? '');
  const listed = page(identityStore(context.cloud).groupsOf(user), input);
  const groups = listed.items.map((group) => ({ ...nameParts(group), GroupName: group.name, GroupId: group.id }));
  return { Groups: groups, ...listed.page };
}

/** The role of this name, for a caller that may do `action` on it. */
export function authorizedRole(context: CallContext, action: string, name: string): Role {
  const role = identityStore(context.cloud).roles.get(name);
  context.authorize({ action, resource: role.arn });
  return role;
}

function authorizedUser(context: CallContext, action: string, name: string): User {
  const user = identityStore(context.cloud).users.get(name);
  context.authorize({ action, resource: user.arn });
  return user;
}

/** The resource of a list: all of the kind. */
function accountPath({ cloud }: CallContext, kind: 'role' | 'user'): string {
  return `arn:${cloud.options.partition}:iam::${cloud.options.account}:${kind}/`;
}

function below<T extends Identity>(all: readonly T[], prefix = '/'): readonly T[] {
  return all.filter((identity) => pathIn(identity).startsWith(prefix));
}

/** The path in an ARN, for example `/` or `/team/`. */
function pathIn({ arn, name }: Identity): string {
  const resource = arn.split(':').at(-1) ?? '';
  return resource.slice(resource.indexOf('/'), resource.length - name.length);
}

function nameParts(identity: Identity): { readonly Path: string; readonly Arn: string; readonly CreateDate: Date } {
  return { Path: pathIn(identity), Arn: identity.arn, CreateDate: identity.createdAt ?? EPOCH };
}

function roleEntry(role: Role): RoleEntry {
  return {
    ...nameParts(role),
    RoleName: role.name,
    RoleId: role.id,
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.trust)),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
    ...ofPrincipal(role),
  };
}

function userEntry(user: User): UserEntry {
  return { ...nameParts(user), UserName: user.name, UserId: user.id, ...ofPrincipal(user) };
}

function ofPrincipal({ boundaryArn, tags }: Role | User): Pick<RoleEntry, 'PermissionsBoundary' | 'Tags'> {
  return {
    ...(boundaryArn !== undefined && {
      PermissionsBoundary: { PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const, PermissionsBoundaryArn: boundaryArn },
    }),
    ...(Object.keys(tags).length > 0 && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
  };
}
