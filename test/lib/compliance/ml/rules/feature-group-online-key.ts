import { FEATURE_GROUP } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a customer managed key': FEATURE_GROUP,
    'no online store': changed(FEATURE_GROUP, { OnlineStoreConfig: undefined }),
  },
  finds: {
    'no key': [changed(FEATURE_GROUP, { 'OnlineStoreConfig.SecurityConfig': undefined }), 'OnlineStoreConfig.SecurityConfig.KmsKeyId'],
  },
};
