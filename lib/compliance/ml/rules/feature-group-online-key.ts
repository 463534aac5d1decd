import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey, valuesAt } from '../values';

/** The online store of a feature group is not encrypted under a key of yours. */
export const featureGroupOnlineKey: MlRule = {
  name: 'FeatureGroupOnlineKey',
  types: ['AWS::SageMaker::FeatureGroup'],
  info: 'The online store of a feature group is not encrypted under a key of yours.',
  why: 'The online store holds the latest features of every record.',
  fix: 'Set OnlineStoreConfig.SecurityConfig.KmsKeyId to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST', 'SageMaker.18'),
  check: ({ input }, template) =>
    valuesAt(input, 'OnlineStoreConfig').every((config) => config === undefined)
      ? []
      : broken(input, ['OnlineStoreConfig.SecurityConfig.KmsKeyId'], customerKey(template)),
};
