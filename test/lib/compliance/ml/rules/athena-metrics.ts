import { WORKGROUP } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': WORKGROUP,
    'made by a state machine': stateMachine({
      Make: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:athena:createWorkGroup',
        Arguments: { Configuration: WORKGROUP.Properties['WorkGroupConfiguration'] },
      },
    }),
  },
  finds: {
    off: [
      changed(WORKGROUP, { 'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled': false }),
      'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled',
    ],
    'left out': [
      changed(WORKGROUP, { 'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled': undefined }),
      'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled',
    ],
    'made by a state machine': [
      stateMachine({ Make: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:athena:createWorkGroup', Arguments: {} } }),
      'Make.WorkGroupConfiguration.PublishCloudWatchMetricsEnabled',
    ],
  },
};
