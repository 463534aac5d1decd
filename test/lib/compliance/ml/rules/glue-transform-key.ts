import { GLUE_TRANSFORM } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': GLUE_TRANSFORM,
  },
  finds: {
    disabled: [
      changed(GLUE_TRANSFORM, { 'TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode': 'DISABLED' }),
      'TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode',
    ],
    'no key': [
      changed(GLUE_TRANSFORM, { 'TransformEncryption.MLUserDataEncryption.KmsKeyId': undefined }),
      'TransformEncryption.MLUserDataEncryption.KmsKeyId',
    ],
  },
};
