import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** A notebook instance runs on a platform that is out of support, or on one that is not named. */
export const notebookPlatform: MlRule = {
  name: 'NotebookPlatform',
  types: ['AWS::SageMaker::NotebookInstance'],
  info: 'A notebook instance runs on a platform that is out of support, or on one that is not named.',
  why: 'The default platform and the older ones no longer get security fixes.',
  fix: 'Set PlatformIdentifier to notebook-al2023-v1 or notebook-al2-v3.',
  controls: controlsOf('SUPPORTED_SOFTWARE', 'SageMaker.8'),
  check: ({ input }) => broken(input, ['PlatformIdentifier'], equal('notebook-al2023-v1', 'notebook-al2-v3')),
};
