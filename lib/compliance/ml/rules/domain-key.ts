import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey } from '../values';

/** The file system of a Studio domain is not encrypted under a key of yours. */
export const domainKey: MlRule = {
  name: 'DomainKey',
  types: ['AWS::SageMaker::Domain'],
  info: 'The file system of a Studio domain is not encrypted under a key of yours.',
  why: 'It holds the home folders of everybody in the domain.',
  fix: 'Set KmsKeyId to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: ({ input }, template) => broken(input, ['KmsKeyId'], customerKey(template)),
};
