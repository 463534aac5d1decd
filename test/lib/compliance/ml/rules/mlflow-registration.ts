import { MLFLOW } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'by hand': MLFLOW,
    off: changed(MLFLOW, { AutomaticModelRegistration: false }),
    'an app': { Type: 'AWS::SageMaker::MlflowApp', Properties: { ModelRegistrationMode: 'AutoModelRegistrationDisabled' } },
  },
  finds: {
    'by itself': [changed(MLFLOW, { AutomaticModelRegistration: true }), 'AutomaticModelRegistration'],
    'an app by itself': [
      { Type: 'AWS::SageMaker::MlflowApp', Properties: { ModelRegistrationMode: 'AutoModelRegistrationEnabled' } },
      'ModelRegistrationMode',
    ],
  },
};
