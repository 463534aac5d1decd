import { NOTEBOOK } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': NOTEBOOK,
    'disabled on both sides of a condition': changed(NOTEBOOK, { DirectInternetAccess: { 'Fn::If': ['IsPilot', 'Disabled', 'Disabled'] } }),
  },
  finds: {
    'left out': [changed(NOTEBOOK, { DirectInternetAccess: undefined }), 'DirectInternetAccess'],
    enabled: [changed(NOTEBOOK, { DirectInternetAccess: 'Enabled' }), 'DirectInternetAccess'],
    'known at run time only': [changed(NOTEBOOK, { DirectInternetAccess: { Ref: 'Access' } }), 'DirectInternetAccess'],
    'enabled under a condition': [
      changed(NOTEBOOK, { DirectInternetAccess: { 'Fn::If': ['IsPilot', 'Enabled', 'Disabled'] } }),
      'DirectInternetAccess',
    ],
  },
};
