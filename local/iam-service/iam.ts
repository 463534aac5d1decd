import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { PAGE_INPUT } from './paging';
import { getGroupsOfUser, getRole, getUser, listRoles, listUsers } from './read-identities';
import { getPolicy, getPolicyVersion, getRolePolicy, listAttachedRolePolicies, listPolicies, listRolePolicies } from './read-policies';
import { simulatePrincipalPolicy } from './simulate';

const SIMULATION_INPUT = ['PolicySourceArn', 'ActionNames', 'ResourceArns', 'ContextEntries', 'ResourcePolicy'];

/** AWS Identity and Access Management, for reading: what exists comes from templates. */
export function createIam(): Service {
  const operation = (name: string, fields: readonly string[], run: Parameters<typeof supportedInput>[2]): object => ({
    [name]: supportedInput(`iam:${name}`, fields, run),
  });
  return {
    signingName: 'iam',
    operations: {
      ...operation('GetPolicy', ['PolicyArn'], getPolicy),
      ...operation('GetPolicyVersion', ['PolicyArn', 'VersionId'], getPolicyVersion),
      ...operation('GetRole', ['RoleName'], getRole),
      ...operation('GetRolePolicy', ['RoleName', 'PolicyName'], getRolePolicy),
      ...operation('GetUser', ['UserName'], getUser),
      ...operation('ListAttachedRolePolicies', ['RoleName', 'PathPrefix', ...PAGE_INPUT], listAttachedRolePolicies),
      ...operation('ListGroupsForUser', ['UserName', ...PAGE_INPUT], getGroupsOfUser),
      ...operation('ListPolicies', ['Scope', 'OnlyAttached', ...PAGE_INPUT], listPolicies),
      ...operation('ListRolePolicies', ['RoleName', ...PAGE_INPUT], listRolePolicies),
      ...operation('ListRoles', ['PathPrefix', ...PAGE_INPUT], listRoles),
      ...operation('ListUsers', ['PathPrefix', ...PAGE_INPUT], listUsers),
      ...operation('SimulatePrincipalPolicy', SIMULATION_INPUT, simulatePrincipalPolicy),
    },
  };
}
