import { ENDPOINT_CONFIG } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a customer managed key': ENDPOINT_CONFIG,
    'no capture': changed(ENDPOINT_CONFIG, { DataCaptureConfig: undefined }),
  },
  finds: {
    'no key': [changed(ENDPOINT_CONFIG, { 'DataCaptureConfig.KmsKeyId': undefined }), 'DataCaptureConfig.KmsKeyId'],
  },
};
