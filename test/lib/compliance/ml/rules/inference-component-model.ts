import { OWN_IMAGE } from '../compliant';
import type { RuleFixture } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a model': { Type: 'AWS::SageMaker::InferenceComponent', Properties: { Specification: { ModelName: 'scoring' } } },
  },
  finds: {
    'an artefact': [
      {
        Type: 'AWS::SageMaker::InferenceComponent',
        Properties: { Specification: { Container: { Image: OWN_IMAGE, ArtifactUrl: 's3://artifacts/model.tar.gz' } } },
      },
      'Specification.Container',
    ],
  },
};
