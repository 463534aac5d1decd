import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey, valuesAt } from '../values';

/** The data that an inference experiment stores is not encrypted under a key of yours. */
export const inferenceExperimentDataKey: MlRule = {
  name: 'InferenceExperimentDataKey',
  types: ['AWS::SageMaker::InferenceExperiment'],
  info: 'The data that an inference experiment stores is not encrypted under a key of yours.',
  why: 'An experiment stores copies of requests and answers.',
  fix: 'Set DataStorageConfig.KmsKey to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST', 'SageMaker.24'),
  check: ({ input }, template) =>
    valuesAt(input, 'DataStorageConfig').every((config) => config === undefined)
      ? []
      : broken(input, ['DataStorageConfig.KmsKey'], customerKey(template)),
};
