import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey, valuesAt } from '../values';

/** Answers of an asynchronous endpoint are not encrypted under a key of yours. */
export const asyncOutputKey: MlRule = {
  name: 'AsyncOutputKey',
  types: ['AWS::SageMaker::EndpointConfig'],
  info: 'Answers of an asynchronous endpoint are not encrypted under a key of yours.',
  why: 'The answers are kept on S3, with all the personal data in them.',
  fix: 'Set AsyncInferenceConfig.OutputConfig.KmsKeyId to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: ({ input }, template) =>
    valuesAt(input, 'AsyncInferenceConfig').every((config) => config === undefined)
      ? []
      : broken(input, ['AsyncInferenceConfig.OutputConfig.KmsKeyId'], customerKey(template)),
};
