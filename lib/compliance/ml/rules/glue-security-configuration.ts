import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, given } from '../values';

/** A Glue job has no security configuration. */
export const glueSecurityConfiguration: MlRule = {
  name: 'GlueSecurityConfiguration',
  types: ['AWS::Glue::Job'],
  info: 'A Glue job has no security configuration.',
  why: 'Its output, logs and bookmarks are not encrypted under a key of yours.',
  fix: 'Set SecurityConfiguration.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: ({ input }, template) => broken(input, ['SecurityConfiguration'], given(template)),
};
