import { PROCESSING_JOB, TRAINING } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { jsonataTask, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a training job': stateMachine({ Train: jsonataTask('createTrainingJob.sync', TRAINING) }),
    'a processing job': PROCESSING_JOB,
  },
  finds: {
    'a training job': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, StoppingCondition: {} }) }),
      'Train.StoppingCondition.MaxRuntimeInSeconds',
    ],
    'a processing job': [changed(PROCESSING_JOB, { StoppingCondition: undefined }), 'StoppingCondition.MaxRuntimeInSeconds'],
  },
};
