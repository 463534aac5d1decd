import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, given } from '../values';

/** A user profile runs under the domain's role. */
export const userProfileRole: MlRule = {
  name: 'UserProfileRole',
  types: ['AWS::SageMaker::UserProfile'],
  info: "A user profile runs under the domain's role.",
  why: 'A role that all users share has the rights of all of them together.',
  fix: 'Set UserSettings.ExecutionRole to a role of the user or of the persona.',
  controls: controlsOf('LEAST_PRIVILEGE'),
  check: ({ input }, template) => broken(input, ['UserSettings.ExecutionRole'], given(template)),
};
