import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken } from '../values';

/** A space lets in editors of computers outside. */
export const spaceRemoteAccess: MlRule = {
  name: 'SpaceRemoteAccess',
  types: ['AWS::SageMaker::Space'],
  info: 'A space lets in editors of computers outside.',
  why: 'A laptop that is connected to the space reads its data past the VPC.',
  fix: 'Leave SpaceSettings.RemoteAccess out, or set it to DISABLED.',
  controls: controlsOf('NETWORK_BOUNDARY'),
  check: ({ input }) => broken(input, ['SpaceSettings.RemoteAccess'], (access) => access === undefined || access === 'DISABLED'),
};
