import { ASYNC_CONFIG, ENDPOINT_CONFIG } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a customer managed key': ASYNC_CONFIG,
    'answers at once': ENDPOINT_CONFIG,
  },
  finds: {
    'no key': [
      changed(ASYNC_CONFIG, { 'AsyncInferenceConfig.OutputConfig.KmsKeyId': undefined }),
      'AsyncInferenceConfig.OutputConfig.KmsKeyId',
    ],
  },
};
