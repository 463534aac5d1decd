import { WORKGROUP } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': WORKGROUP,
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
  },
};
