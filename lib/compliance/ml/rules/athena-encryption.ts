import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey, equal } from '../values';

/** Results of an Athena workgroup are not encrypted under a key of yours. */
export const athenaEncryption: MlRule = {
  name: 'AthenaEncryption',
  types: ['AWS::Athena::WorkGroup'],
  info: 'Results of an Athena workgroup are not encrypted under a key of yours.',
  why: 'Results are copies of the data that was asked for.',
  fix: 'Set ResultConfiguration.EncryptionConfiguration to SSE_KMS or CSE_KMS with a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: ({ input }, template) => {
    const encryption = 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration';
    return [
      ...broken(input, [`${encryption}.EncryptionOption`], equal('SSE_KMS', 'CSE_KMS')),
      ...broken(input, [`${encryption}.KmsKey`], customerKey(template)),
    ];
  },
};
