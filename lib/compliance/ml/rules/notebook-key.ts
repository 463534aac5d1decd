import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey } from '../values';

/** A notebook instance's volume is not encrypted under a key of yours. */
export const notebookKey: MlRule = {
  name: 'NotebookKey',
  types: ['AWS::SageMaker::NotebookInstance'],
  info: "A notebook instance's volume is not encrypted under a key of yours.",
  why: "Only a key of your own lets you decide, and see, who decrypts the notebook's data.",
  fix: 'Set KmsKeyId to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST', 'SageMaker.21'),
  check: ({ input }, template) => broken(input, ['KmsKeyId'], customerKey(template)),
};
