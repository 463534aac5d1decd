import { PROCESSING_JOB, TRAINING } from '../compliant';
import type { RuleFixture } from '../fixture';
import { jsonataTask, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a training job': stateMachine({ Train: jsonataTask('createTrainingJob.sync', TRAINING) }),
    'a processing job': PROCESSING_JOB,
  },
  finds: {
    'a training job': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, VpcConfig: undefined }) }),
      'Train.VpcConfig',
    ],
    'no subnets': [
      stateMachine({
        Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, VpcConfig: { Subnets: [], SecurityGroupIds: ['sg-1'] } }),
      }),
      'Train.VpcConfig',
    ],
    'subnets that are known at run time only': [
      stateMachine({
        Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, VpcConfig: { Subnets: '{% $subnets %}', SecurityGroupIds: ['sg-1'] } }),
      }),
      'Train.VpcConfig',
    ],
    'an AutoML job as the SDK for JavaScript writes it': [
      stateMachine({ Search: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sagemaker:createAutoMlJobV2', Arguments: {} } }),
      'Search.SecurityConfig.VpcConfig',
    ],
    'an AutoML job of the SDK integration': [
      stateMachine({ Search: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sagemaker:createAutoMLJobV2', Arguments: {} } }),
      'Search.SecurityConfig.VpcConfig',
    ],
  },
};
