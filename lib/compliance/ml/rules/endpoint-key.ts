import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { hasNvmeVolume } from '../nvme-instances';
import { instanceVariants } from '../variants';
import { broken, customerKey, valuesAt } from '../values';

/** The volumes of an endpoint's instances are not encrypted under a key of yours. */
export const endpointKey: MlRule = {
  name: 'EndpointKey',
  types: ['AWS::SageMaker::EndpointConfig'],
  info: "The volumes of an endpoint's instances are not encrypted under a key of yours.",
  why: 'Models and requests lie on these volumes.',
  fix: 'Set KmsKeyId to a customer managed key; instance types with NVMe disks take none, as their hardware encrypts them.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: ({ input }, template) =>
    instanceVariants(input).every(({ variant }) => valuesAt(variant, 'InstanceType').every(hasNvmeVolume))
      ? []
      : broken(input, ['KmsKeyId'], customerKey(template)),
};
