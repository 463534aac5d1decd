import { INFERENCE_EXPERIMENT } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': INFERENCE_EXPERIMENT,
  },
  finds: {
    'left out': [changed(INFERENCE_EXPERIMENT, { KmsKey: undefined }), 'KmsKey'],
  },
};
