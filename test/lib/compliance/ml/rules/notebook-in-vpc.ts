import { NOTEBOOK } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': NOTEBOOK,
  },
  finds: {
    'left out': [changed(NOTEBOOK, { SubnetId: undefined }), 'SubnetId'],
    empty: [changed(NOTEBOOK, { SubnetId: '' }), 'SubnetId'],
    'no security groups': [changed(NOTEBOOK, { SecurityGroupIds: [] }), 'SecurityGroupIds'],
    'neither under a condition': [
      changed(NOTEBOOK, { SubnetId: { 'Fn::If': ['HasVpc', 'subnet-1', { Ref: 'AWS::NoValue' }] } }),
      'SubnetId',
    ],
  },
};
