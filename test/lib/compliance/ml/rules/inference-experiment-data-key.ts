import { INFERENCE_EXPERIMENT } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a customer managed key': INFERENCE_EXPERIMENT,
    'nothing stored': changed(INFERENCE_EXPERIMENT, { DataStorageConfig: undefined }),
  },
  finds: {
    'no key': [changed(INFERENCE_EXPERIMENT, { 'DataStorageConfig.KmsKey': undefined }), 'DataStorageConfig.KmsKey'],
  },
};
