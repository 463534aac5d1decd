import { SPACE } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': SPACE,
  },
  finds: {
    'left out': [changed(SPACE, { 'SpaceSharingSettings.SharingType': undefined }), 'SpaceSharingSettings.SharingType'],
    shared: [changed(SPACE, { 'SpaceSharingSettings.SharingType': 'Shared' }), 'SpaceSharingSettings.SharingType'],
    'no owner': [changed(SPACE, { OwnershipSettings: undefined }), 'OwnershipSettings.OwnerUserProfileName'],
  },
};
