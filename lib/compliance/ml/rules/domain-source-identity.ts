import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** Acts of a Studio domain do not name the user. */
export const domainSourceIdentity: MlRule = {
  name: 'DomainSourceIdentity',
  types: ['AWS::SageMaker::Domain'],
  info: 'Acts of a Studio domain do not name the user.',
  why: 'CloudTrail shows only the execution role, which many users share.',
  fix: 'Set DomainSettings.ExecutionRoleIdentityConfig to USER_PROFILE_NAME.',
  controls: controlsOf('IDENTITY'),
  check: ({ input }) => broken(input, ['DomainSettings.ExecutionRoleIdentityConfig'], equal('USER_PROFILE_NAME')),
};
