import { NOTEBOOK } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': NOTEBOOK,
    'the last Amazon Linux 2': changed(NOTEBOOK, { PlatformIdentifier: 'notebook-al2-v3' }),
  },
  finds: {
    'left out': [changed(NOTEBOOK, { PlatformIdentifier: undefined }), 'PlatformIdentifier'],
    'Amazon Linux 1': [changed(NOTEBOOK, { PlatformIdentifier: 'notebook-al1-v1' }), 'PlatformIdentifier'],
    'the second Amazon Linux 2': [changed(NOTEBOOK, { PlatformIdentifier: 'notebook-al2-v2' }), 'PlatformIdentifier'],
  },
};
