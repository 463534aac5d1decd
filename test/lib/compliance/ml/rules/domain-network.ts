import { DOMAIN } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': DOMAIN,
  },
  finds: {
    'left out': [changed(DOMAIN, { AppNetworkAccessType: undefined }), 'AppNetworkAccessType'],
    'the internet': [changed(DOMAIN, { AppNetworkAccessType: 'PublicInternetOnly' }), 'AppNetworkAccessType'],
  },
};
