import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal, given } from '../values';

/** A space is shared by everybody in the domain. */
export const spaceOwner: MlRule = {
  name: 'SpaceOwner',
  types: ['AWS::SageMaker::Space'],
  info: 'A space is shared by everybody in the domain.',
  why: 'Acts in a shared space lead to no single person, and its files are open to all.',
  fix: 'Set SpaceSharingSettings.SharingType to Private and OwnershipSettings.OwnerUserProfileName.',
  controls: controlsOf('IDENTITY'),
  check: ({ input }, template) => [
    ...broken(input, ['SpaceSharingSettings.SharingType'], equal('Private')),
    ...broken(input, ['OwnershipSettings.OwnerUserProfileName'], given(template)),
  ],
};
