import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey, valuesAt } from '../values';

/** Shared notebooks show their results, under no key of yours. */
export const notebookSharing: MlRule = {
  name: 'NotebookSharing',
  types: ['AWS::SageMaker::Domain', 'AWS::SageMaker::UserProfile'],
  info: 'Shared notebooks show their results, under no key of yours.',
  why: 'Results are data; sharing them in the clear goes past the grants on the data.',
  fix: 'Set SharingSettings.NotebookOutputOption to Disabled, or S3KmsKeyId to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: ({ type, input }, template) => {
    const settings = `${type === 'AWS::SageMaker::Domain' ? 'DefaultUserSettings' : 'UserSettings'}.SharingSettings`;
    const isShared = !valuesAt(input, `${settings}.NotebookOutputOption`).every((option) => option === undefined || option === 'Disabled');
    return isShared ? broken(input, [`${settings}.S3KmsKeyId`], customerKey(template)) : [];
  },
};
