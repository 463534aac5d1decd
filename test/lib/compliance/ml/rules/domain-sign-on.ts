import { DOMAIN } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': DOMAIN,
  },
  finds: {
    IAM: [changed(DOMAIN, { AuthMode: 'IAM' }), 'AuthMode'],
  },
};
