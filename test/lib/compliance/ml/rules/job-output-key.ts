import { AUTO_ML, TRAINING, TRANSFORM } from '../compliant';
import type { RuleFixture } from '../fixture';
import { jsonataTask, jsonPathTask, pipeline, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a training job': stateMachine({ Train: jsonataTask('createTrainingJob.sync', TRAINING) }),
    'a transform job': pipeline('Transform', TRANSFORM),
    'an AutoML job': pipeline('AutoML', AUTO_ML),
  },
  finds: {
    'a training job': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, OutputDataConfig: { S3OutputPath: 's3://artifacts' } }) }),
      'Train.OutputDataConfig.KmsKeyId',
    ],
    'the key of AWS': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, OutputDataConfig: { KmsKeyId: 'alias/aws/s3' } }) }),
      'Train.OutputDataConfig.KmsKeyId',
    ],
    'a transform job': [
      stateMachine({ Score: jsonPathTask('createTransformJob.sync', { ...TRANSFORM, TransformOutput: {} }) }),
      'Score.TransformOutput.KmsKeyId',
    ],
    'a check of a pipeline': [pipeline('QualityCheck', {}), 'Step.ProcessingOutputConfig.KmsKeyId'],
  },
};
