import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey, valuesAt } from '../values';

/** The offline store of a feature group is not encrypted under a key of yours. */
export const featureGroupOfflineKey: MlRule = {
  name: 'FeatureGroupOfflineKey',
  types: ['AWS::SageMaker::FeatureGroup'],
  info: 'The offline store of a feature group is not encrypted under a key of yours.',
  why: 'The offline store is the whole history of the features.',
  fix: 'Set OfflineStoreConfig.S3StorageConfig.KmsKeyId to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST', 'SageMaker.17'),
  check: ({ input }, template) =>
    valuesAt(input, 'OfflineStoreConfig').every((config) => config === undefined)
      ? []
      : broken(input, ['OfflineStoreConfig.S3StorageConfig.KmsKeyId'], customerKey(template)),
};
