import { AWS_IMAGE, MODEL, MODEL_PACKAGE, OWN_IMAGE, TRAINING } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { jsonataTask, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'an own image by its digest': changed(MODEL, { PrimaryContainer: { Image: OWN_IMAGE } }),
    "AWS's own by an exact version": changed(MODEL, { PrimaryContainer: { Image: AWS_IMAGE } }),
    "AWS's own deep learning image": changed(MODEL, {
      PrimaryContainer: { Image: '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.5.1-cpu-py311-ubuntu22.04-sagemaker' },
    }),
    'with the suffix of the partition': changed(MODEL, {
      PrimaryContainer: {
        Image: { 'Fn::Join': ['', ['683313688378.dkr.ecr.us-east-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:1.7-1']] },
      },
    }),
    'versions of the registry': MODEL_PACKAGE,
  },
  finds: {
    'an own image by a version': [
      changed(MODEL, { PrimaryContainer: { Image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/scoring:1.0' } }),
      'PrimaryContainer.Image',
    ],
    'the latest of AWS': [
      changed(MODEL, { PrimaryContainer: { Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:latest' } }),
      'PrimaryContainer.Image',
    ],
    'a major version of AWS': [
      changed(MODEL, { PrimaryContainer: { Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1' } }),
      'PrimaryContainer.Image',
    ],
    'no tag': [
      changed(MODEL, { PrimaryContainer: { Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost' } }),
      'PrimaryContainer.Image',
    ],
    'a digest that is cut off': [
      changed(MODEL, { PrimaryContainer: { Image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/scoring@sha256:0123' } }),
      'PrimaryContainer.Image',
    ],
    'a parameter': [changed(MODEL, { PrimaryContainer: { Image: { Ref: 'Image' } } }), 'PrimaryContainer.Image'],
    'an image of a tuning job': [
      stateMachine({
        Tune: jsonataTask('createHyperParameterTuningJob', {
          TrainingJobDefinitions: [TRAINING, { AlgorithmSpecification: { TrainingImage: 'xgboost:latest' } }],
        }),
      }),
      'Tune.TrainingJobDefinitions.1.AlgorithmSpecification.TrainingImage',
    ],
  },
};
