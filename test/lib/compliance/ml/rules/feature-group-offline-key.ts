import { FEATURE_GROUP } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a customer managed key': FEATURE_GROUP,
    'no offline store': changed(FEATURE_GROUP, { OfflineStoreConfig: undefined }),
  },
  finds: {
    'no key': [
      changed(FEATURE_GROUP, { 'OfflineStoreConfig.S3StorageConfig.KmsKeyId': undefined }),
      'OfflineStoreConfig.S3StorageConfig.KmsKeyId',
    ],
  },
};
