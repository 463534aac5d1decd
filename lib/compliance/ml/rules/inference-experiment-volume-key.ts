import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey } from '../values';

/** The volumes of an inference experiment's instances are not encrypted under a key of yours. */
export const inferenceExperimentVolumeKey: MlRule = {
  name: 'InferenceExperimentVolumeKey',
  types: ['AWS::SageMaker::InferenceExperiment'],
  info: "The volumes of an inference experiment's instances are not encrypted under a key of yours.",
  why: 'Models and requests lie on these volumes.',
  fix: 'Set KmsKey to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST', 'SageMaker.23'),
  check: ({ input }, template) => broken(input, ['KmsKey'], customerKey(template)),
};
