import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { existingVpc } from '../../../../lib/constructs/network/existing-vpc';
import { testStack } from '../../../stack';

const NETWORK = {
  vpcId: 'vpc-0123456789abcdef0',
  subnets: [
    { availabilityZone: 'us-east-1b', subnetId: 'subnet-0123456789abcdefb', routeTableId: 'rtb-0123456789abcdefb' },
    { availabilityZone: 'us-east-1a', subnetId: 'subnet-0123456789abcdefa', routeTableId: 'rtb-0123456789abcdefa' },
  ],
};

test('keeps each subnet with its zone and its route table, in the order of the config', () => {
  const vpc = existingVpc(testStack(), 'Vpc', NETWORK, '100.64.0.0/20');
  const { subnets } = vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_ISOLATED });
  expect(
    subnets.map(({ availabilityZone, subnetId, routeTable: { routeTableId } }) => ({ availabilityZone, subnetId, routeTableId })),
  ).toEqual(NETWORK.subnets);
  expect([vpc.vpcId, vpc.vpcCidrBlock]).toEqual([NETWORK.vpcId, '100.64.0.0/20']);
});
