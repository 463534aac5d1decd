import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken } from '../values';

/** An inference component is made from an artefact instead of a registered model. */
export const inferenceComponentModel: MlRule = {
  name: 'InferenceComponentModel',
  types: ['AWS::SageMaker::InferenceComponent'],
  info: 'An inference component is made from an artefact instead of a registered model.',
  why: 'Only versions of the model registry carry an evaluation, an approval and a signature; an artefact on S3 carries none of them.',
  fix: 'Name a model in Specification.ModelName instead of Specification.Container.',
  controls: controlsOf('INTEGRITY'),
  check: ({ input }) => broken(input, ['Specification.Container'], (container) => container === undefined),
};
