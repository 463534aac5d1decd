import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** Queries may override the settings of an Athena workgroup. */
export const athenaEnforced: MlRule = {
  name: 'AthenaEnforced',
  types: ['AWS::Athena::WorkGroup'],
  info: 'Queries may override the settings of an Athena workgroup.',
  why: 'A client could write results elsewhere, without encryption.',
  fix: 'Set EnforceWorkGroupConfiguration to true.',
  controls: controlsOf('CONFIGURATION'),
  check: ({ input }) => broken(input, ['WorkGroupConfiguration.EnforceWorkGroupConfiguration'], equal(true)),
};
