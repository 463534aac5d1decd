import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** A notebook instance answers version 1 of the instance metadata service. */
export const notebookMetadataService: MlRule = {
  name: 'NotebookMetadataService',
  types: ['AWS::SageMaker::NotebookInstance'],
  info: 'A notebook instance answers version 1 of the instance metadata service.',
  why: "Version 1 needs no session, so that a page opened in the notebook could fetch the role's credentials.",
  fix: 'Set InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion to 2.',
  controls: controlsOf('LEAST_PRIVILEGE'),
  check: ({ input }) => broken(input, ['InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion'], equal('2')),
};
