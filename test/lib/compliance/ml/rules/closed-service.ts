import { MONITORING_JOB, MONITORING_SCHEDULE, TRAINING } from '../compliant';
import type { RuleFixture } from '../fixture';
import { jsonataTask, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a training job': stateMachine({ Train: jsonataTask('createTrainingJob.sync', TRAINING) }),
  },
  finds: {
    'a schedule': [MONITORING_SCHEDULE, 'Type'],
    'a job definition': [MONITORING_JOB, 'Type'],
    'Debugger in a training job': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, DebugHookConfig: { S3OutputPath: 's3://tensors' } }) }),
      'Train.DebugHookConfig',
    ],
  },
};
