import { USER_PROFILE } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': USER_PROFILE,
  },
  finds: {
    'left out': [changed(USER_PROFILE, { 'UserSettings.ExecutionRole': undefined }), 'UserSettings.ExecutionRole'],
  },
};
