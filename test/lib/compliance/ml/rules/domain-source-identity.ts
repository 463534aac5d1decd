import { DOMAIN } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': DOMAIN,
  },
  finds: {
    'left out': [
      changed(DOMAIN, { 'DomainSettings.ExecutionRoleIdentityConfig': undefined }),
      'DomainSettings.ExecutionRoleIdentityConfig',
    ],
    disabled: [changed(DOMAIN, { 'DomainSettings.ExecutionRoleIdentityConfig': 'DISABLED' }), 'DomainSettings.ExecutionRoleIdentityConfig'],
  },
};
