import { MODEL } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': MODEL,
  },
  finds: {
    'left out': [changed(MODEL, { VpcConfig: undefined }), 'VpcConfig'],
    'no subnets': [changed(MODEL, { VpcConfig: { Subnets: [], SecurityGroupIds: ['sg-1'] } }), 'VpcConfig'],
    'no security groups': [changed(MODEL, { VpcConfig: { Subnets: ['subnet-1'] } }), 'VpcConfig'],
  },
};
