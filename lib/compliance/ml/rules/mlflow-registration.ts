import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** MLflow registers models by itself. */
export const mlflowRegistration: MlRule = {
  name: 'MlflowRegistration',
  types: ['AWS::SageMaker::MlflowTrackingServer', 'AWS::SageMaker::MlflowApp'],
  info: 'MLflow registers models by itself.',
  why: 'Such versions come into the registry without the gates, the evaluation and the signature of the training workflow.',
  fix: 'Set AutomaticModelRegistration to false, or ModelRegistrationMode to AutoModelRegistrationDisabled.',
  controls: controlsOf('INTEGRITY'),
  check: ({ type, input }) =>
    type === 'AWS::SageMaker::MlflowApp'
      ? broken(input, ['ModelRegistrationMode'], equal('AutoModelRegistrationDisabled'))
      : broken(input, ['AutomaticModelRegistration'], (value) => value === undefined || equal(false)(value)),
};
