import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { isServerless } from '../variants';
import { broken, given } from '../values';

/** An endpoint moves to a new model without alarms that would take it back. */
export const endpointRollbackAlarms: MlRule = {
  name: 'EndpointRollbackAlarms',
  types: ['AWS::SageMaker::Endpoint'],
  info: 'An endpoint moves to a new model without alarms that would take it back.',
  why: 'A bad model would stay in service until somebody notices.',
  fix: 'Name alarms in DeploymentConfig.AutoRollbackConfiguration.Alarms; serverless endpoints need none.',
  controls: controlsOf('CHANGE_CONTROL'),
  check: ({ input }, template) =>
    isServerless(input, template) ? [] : broken(input, ['DeploymentConfig.AutoRollbackConfiguration.Alarms'], given(template)),
};
