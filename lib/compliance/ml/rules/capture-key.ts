import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, customerKey, valuesAt } from '../values';

/** Captured traffic of an endpoint is not encrypted under a key of yours. */
export const captureKey: MlRule = {
  name: 'CaptureKey',
  types: ['AWS::SageMaker::EndpointConfig'],
  info: 'Captured traffic of an endpoint is not encrypted under a key of yours.',
  why: 'Captures are copies of requests and answers, with all the personal data in them.',
  fix: 'Set DataCaptureConfig.KmsKeyId to a customer managed key.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: ({ input }, template) =>
    valuesAt(input, 'DataCaptureConfig').every((capture) => capture === undefined)
      ? []
      : broken(input, ['DataCaptureConfig.KmsKeyId'], customerKey(template)),
};
