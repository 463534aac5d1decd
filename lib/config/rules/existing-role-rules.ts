import type { ExistingRoles } from '../existing-resources';
import type { PersonaName } from '../names';
import type { PlatformConfig } from '../platform-config';
import { ownArn } from './own-arn';
import type { Problem, Rule, Rules } from './rule';
import { join, problemsOf } from './rule';

type Personas = NonNullable<ExistingRoles['personas']>;

/** What existing roles break. */
export function roleProblems(roles: ExistingRoles, config: PlatformConfig, path: string): Problem[] {
  const { personas = {}, workloads = {} } = roles;
  const role = <T>(): Rule<string, T> =>
    ownArn(config, { service: 'iam', global: true, resource: /^role\/[\w+=,.@/-]+$/, says: 'the ARN of a role' });
  const workloadRules: Rules<Readonly<Record<string, string>>> = Object.fromEntries(Object.keys(workloads).map((name) => [name, [role()]]));
  return [
    ...problemsOf(roles, boundaryRules(config), path),
    ...problemsOf(personas, personaRules(role()), join(path, 'personas')),
    ...problemsOf(workloads, workloadRules, join(path, 'workloads')),
  ];
}

function boundaryRules(config: PlatformConfig): Rules<ExistingRoles> {
  const resource = /^policy\/[\w+=,.@/-]+$/;
  return { permissionsBoundary: [ownArn(config, { service: 'iam', global: true, resource, says: 'the ARN of a managed policy' })] };
}

/** Whoever trains must not approve: two personas never share a role. */
function personaRules(role: Rule<string, Personas>): Rules<Personas> {
  const rules = (name: PersonaName): Rule<string, Personas>[] => [
    role,
    {
      holds: (arn, personas) => Object.entries(personas).every(([other, found]) => other === name || found !== arn),
      rule: 'must not be the role of another persona',
    },
  ];
  return {
    'data-scientist': rules('data-scientist'),
    'ml-engineer': rules('ml-engineer'),
    approver: rules('approver'),
    auditor: rules('auditor'),
  };
}
