import { NOTEBOOK } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': NOTEBOOK,
  },
  finds: {
    'left out': [
      changed(NOTEBOOK, { 'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion': undefined }),
      'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion',
    ],
    'version 1': [
      changed(NOTEBOOK, { 'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion': '1' }),
      'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion',
    ],
  },
};
