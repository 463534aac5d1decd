import { ENDPOINT, ENDPOINT_CONFIG, SERVERLESS_CONFIG } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    alarms: ENDPOINT,
    'a serverless endpoint': changed(ENDPOINT, {
      EndpointConfigName: { 'Fn::GetAtt': ['Serverless', 'EndpointConfigName'] },
      DeploymentConfig: undefined,
    }),
  },
  finds: {
    'no deployment configuration': [
      changed(ENDPOINT, { DeploymentConfig: undefined }),
      'DeploymentConfig.AutoRollbackConfiguration.Alarms',
    ],
    'no alarms': [
      changed(ENDPOINT, { 'DeploymentConfig.AutoRollbackConfiguration.Alarms': [] }),
      'DeploymentConfig.AutoRollbackConfiguration.Alarms',
    ],
    'a config of another template': [
      changed(ENDPOINT, { EndpointConfigName: 'scoring', DeploymentConfig: undefined }),
      'DeploymentConfig.AutoRollbackConfiguration.Alarms',
    ],
    'an update by a state machine': [
      stateMachine({
        Update: { Type: 'Task', Resource: 'arn:aws:states:::sagemaker:updateEndpoint', Arguments: { EndpointName: 'scoring' } },
      }),
      'Update.DeploymentConfig.AutoRollbackConfiguration.Alarms',
    ],
  },
  beside: { Config: ENDPOINT_CONFIG, Serverless: SERVERLESS_CONFIG },
};
