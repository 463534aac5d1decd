import { WORKGROUP } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': WORKGROUP,
  },
  finds: {
    off: [
      changed(WORKGROUP, { 'WorkGroupConfiguration.EnforceWorkGroupConfiguration': false }),
      'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
    ],
    'left out': [
      changed(WORKGROUP, { 'WorkGroupConfiguration.EnforceWorkGroupConfiguration': undefined }),
      'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
    ],
  },
};
