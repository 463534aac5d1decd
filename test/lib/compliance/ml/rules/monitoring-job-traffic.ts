import { MONITORING_JOB, MONITORING_SCHEDULE } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a job definition': MONITORING_JOB,
    'a schedule': MONITORING_SCHEDULE,
    'a schedule of a job definition by its name': changed(MONITORING_SCHEDULE, {
      MonitoringScheduleConfig: { MonitoringJobDefinitionName: 'quality' },
    }),
  },
  finds: {
    'a job definition': [
      changed(MONITORING_JOB, { 'NetworkConfig.EnableInterContainerTrafficEncryption': undefined }),
      'NetworkConfig.EnableInterContainerTrafficEncryption',
    ],
    'a schedule': [
      changed(MONITORING_SCHEDULE, {
        'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableInterContainerTrafficEncryption': undefined,
      }),
      'MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.EnableInterContainerTrafficEncryption',
    ],
    'the definition of another kind': [
      { Type: 'AWS::SageMaker::ModelBiasJobDefinition', Properties: {} },
      'NetworkConfig.EnableInterContainerTrafficEncryption',
    ],
  },
};
