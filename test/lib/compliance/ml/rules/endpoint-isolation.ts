import { ENDPOINT_CONFIG, SERVERLESS_CONFIG } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'models of their own': ENDPOINT_CONFIG,
    serverless: SERVERLESS_CONFIG,
    'components in a VPC': changed(ENDPOINT_CONFIG, {
      'ProductionVariants.0.ModelName': undefined,
      EnableNetworkIsolation: true,
      VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
    }),
  },
  finds: {
    components: [changed(ENDPOINT_CONFIG, { 'ProductionVariants.0.ModelName': undefined }), 'EnableNetworkIsolation', 'VpcConfig'],
  },
};
