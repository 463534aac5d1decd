import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { containers } from '../containers';
import { given, valuesAt } from '../values';

/** A model is made from an artefact instead of a registered version. */
export const modelFromRegistry: MlRule = {
  name: 'ModelFromRegistry',
  types: ['AWS::SageMaker::Model'],
  info: 'A model is made from an artefact instead of a registered version.',
  why: 'Only versions of the model registry carry an evaluation, an approval and a signature; an artefact on S3 carries none of them.',
  fix: 'Name a ModelPackageName in the container instead of ModelDataUrl or ModelDataSource.',
  controls: controlsOf('INTEGRITY'),
  check: ({ input }, template) =>
    containers(input)
      .filter((container) => !valuesAt(container.definition, 'ModelPackageName').every(given(template)))
      .map(({ path }) => `${path}.ModelPackageName`),
};
