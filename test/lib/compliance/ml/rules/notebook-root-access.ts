import { NOTEBOOK } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': NOTEBOOK,
  },
  finds: {
    'left out': [changed(NOTEBOOK, { RootAccess: undefined }), 'RootAccess'],
    enabled: [changed(NOTEBOOK, { RootAccess: 'Enabled' }), 'RootAccess'],
  },
};
