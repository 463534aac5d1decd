import { AUTO_ML, PROCESSING_JOB, TRAINING } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { jsonataTask, pipeline, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a training job': stateMachine({ Train: jsonataTask('createTrainingJob.sync', TRAINING) }),
    'a processing job': PROCESSING_JOB,
    'an AutoML job': pipeline('AutoML', AUTO_ML),
  },
  finds: {
    'a training job': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, EnableInterContainerTrafficEncryption: false }) }),
      'Train.EnableInterContainerTrafficEncryption',
    ],
    'a processing job': [changed(PROCESSING_JOB, { NetworkConfig: undefined }), 'NetworkConfig.EnableInterContainerTrafficEncryption'],
    'an AutoML job': [pipeline('AutoML', { ...AUTO_ML, SecurityConfig: {} }), 'Step.SecurityConfig.EnableInterContainerTrafficEncryption'],
    'an AutoML job of the older kind': [
      stateMachine({ Search: jsonataTask('createAutoMLJob', {}) }),
      'Search.AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption',
    ],
  },
};
