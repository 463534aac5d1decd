import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken } from '../values';

/** A Glue job runs on a version of Spark that is out of support, or on one that is not named. */
export const glueVersion: MlRule = {
  name: 'GlueVersion',
  types: ['AWS::Glue::Job'],
  info: 'A Glue job runs on a version of Spark that is out of support, or on one that is not named.',
  why: 'Versions before 3.0 no longer get security fixes.',
  fix: 'Set GlueVersion to 3.0 or later.',
  controls: controlsOf('SUPPORTED_SOFTWARE', 'Glue.4'),
  check: ({ input }) => broken(input, ['GlueVersion'], (version) => Number(version) >= 3),
};
