import { WORKGROUP } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a customer managed key': WORKGROUP,
  },
  finds: {
    'the own key of S3': [
      changed(WORKGROUP, { 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption': 'SSE_S3' }),
      'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption',
    ],
    'no key': [
      changed(WORKGROUP, { 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.KmsKey': undefined }),
      'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.KmsKey',
    ],
  },
};
