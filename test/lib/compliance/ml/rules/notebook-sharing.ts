import { DOMAIN, KEY, USER_PROFILE } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a domain': DOMAIN,
    'results under a key': changed(DOMAIN, { 'DefaultUserSettings.SharingSettings': { NotebookOutputOption: 'Allowed', S3KmsKeyId: KEY } }),
    'no results': changed(USER_PROFILE, { 'UserSettings.SharingSettings': { NotebookOutputOption: 'Disabled' } }),
  },
  finds: {
    'results of the domain': [
      changed(DOMAIN, { 'DefaultUserSettings.SharingSettings': { NotebookOutputOption: 'Allowed' } }),
      'DefaultUserSettings.SharingSettings.S3KmsKeyId',
    ],
    'results of a user': [
      changed(USER_PROFILE, { 'UserSettings.SharingSettings': { NotebookOutputOption: 'Allowed' } }),
      'UserSettings.SharingSettings.S3KmsKeyId',
    ],
  },
};
