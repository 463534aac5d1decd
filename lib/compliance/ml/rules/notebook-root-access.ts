import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** Users of a notebook instance are root on it. */
export const notebookRootAccess: MlRule = {
  name: 'NotebookRootAccess',
  types: ['AWS::SageMaker::NotebookInstance'],
  info: 'Users of a notebook instance are root on it.',
  why: 'Root can change the software and the network settings of the instance.',
  fix: 'Set RootAccess to Disabled.',
  controls: controlsOf('LEAST_PRIVILEGE', 'SageMaker.3'),
  check: ({ input }) => broken(input, ['RootAccess'], equal('Disabled')),
};
