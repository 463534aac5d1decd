import type { DecisionCase, Who } from '../probe';
import { recordedCalls } from '../recorded-calls';
import type { StagePolicies } from '../stage-policies';

/** Calls of a run that AWS's services and the administrator made: all are allowed. */
export function serviceCases({ environment, roles }: StagePolicies): DecisionCase[] {
  const names = new Set(roles.map(({ name }) => name));
  return recordedCalls(environment)
    .filter(({ role }) => !names.has(role))
    .map(({ role, action, resource, keys }) => ({ who: whoOf(role), action, resource, keys, allowed: true }));
}

function whoOf(role: string): Who {
  if (role === 'administrator') {
    return role;
  }
  if (!role.endsWith('.amazonaws.com')) {
    throw new Error(`recorded roles must exist in every environment, got ${role}: record the calls anew`);
  }
  return { service: role };
}
