import { SPACE } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': SPACE,
    disabled: changed(SPACE, { 'SpaceSettings.RemoteAccess': 'DISABLED' }),
  },
  finds: {
    enabled: [changed(SPACE, { 'SpaceSettings.RemoteAccess': 'ENABLED' }), 'SpaceSettings.RemoteAccess'],
  },
};
