import { AUTO_ML, KEY, PROCESSING_JOB, TRAINING, TRANSFORM } from '../compliant';
import type { RuleFixture } from '../fixture';
import { jsonataTask, pipeline, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a training job': stateMachine({ Train: jsonataTask('createTrainingJob.sync', TRAINING) }),
    'a transform job': pipeline('Transform', TRANSFORM),
    'a tuning job of chosen instance types': pipeline('Tuning', {
      TrainingJobDefinition: { ...TRAINING, ResourceConfig: undefined, HyperParameterTuningResourceConfig: { VolumeKmsKeyId: KEY } },
    }),
    'an NVMe disk': stateMachine({
      Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, ResourceConfig: { InstanceType: 'ml.p5.48xlarge' } }),
    }),
    'a processing job': PROCESSING_JOB,
  },
  finds: {
    'a training job': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, ResourceConfig: { InstanceType: 'ml.m5.large' } }) }),
      'Train.ResourceConfig.VolumeKmsKeyId',
    ],
    'a key that is known at run time only': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, ResourceConfig: { VolumeKmsKeyId: '{% $key %}' } }) }),
      'Train.ResourceConfig.VolumeKmsKeyId',
    ],
    'a key that a pipeline gets when it starts': [
      pipeline('Training', { ...TRAINING, ResourceConfig: { VolumeKmsKeyId: { Get: 'Parameters.Key' } } }),
      'Step.ResourceConfig.VolumeKmsKeyId',
    ],
    'a transform job': [pipeline('Transform', { ...TRANSFORM, TransformResources: {} }), 'Step.TransformResources.VolumeKmsKeyId'],
    'an AutoML job': [pipeline('AutoML', { ...AUTO_ML, SecurityConfig: {} }), 'Step.SecurityConfig.VolumeKmsKeyId'],
  },
};
