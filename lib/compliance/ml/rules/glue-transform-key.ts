import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey, equal } from '../values';

/** A machine-learning transform of Glue is not encrypted under a key of yours. */
export const glueTransformKey: MlRule = {
  name: 'GlueTransformKey',
  types: ['AWS::Glue::MLTransform'],
  info: 'A machine-learning transform of Glue is not encrypted under a key of yours.',
  why: 'Its training labels are rows of the data.',
  fix: 'Set TransformEncryption.MLUserDataEncryption to SSE-KMS with a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST', 'Glue.3'),
  check: ({ input }, template) => [
    ...broken(input, ['TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode'], equal('SSE-KMS')),
    ...broken(input, ['TransformEncryption.MLUserDataEncryption.KmsKeyId'], customerKey(template)),
  ],
};
