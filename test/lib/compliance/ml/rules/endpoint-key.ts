import { ENDPOINT_CONFIG, SERVERLESS_CONFIG } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a customer managed key': ENDPOINT_CONFIG,
    serverless: changed(SERVERLESS_CONFIG, { KmsKeyId: undefined }),
    'an NVMe disk': changed(ENDPOINT_CONFIG, { KmsKeyId: undefined, 'ProductionVariants.0.InstanceType': 'ml.g5.xlarge' }),
  },
  finds: {
    'no key': [changed(ENDPOINT_CONFIG, { KmsKeyId: undefined }), 'KmsKeyId'],
    'no key, and an instance type that is known at run time only': [
      changed(ENDPOINT_CONFIG, { KmsKeyId: undefined, 'ProductionVariants.0.InstanceType': { Ref: 'InstanceType' } }),
      'KmsKeyId',
    ],
    'the key of AWS': [changed(ENDPOINT_CONFIG, { KmsKeyId: 'alias/aws/ebs' }), 'KmsKeyId'],
  },
};
