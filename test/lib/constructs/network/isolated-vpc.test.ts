import { Stack } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { IsolatedVpc } from '../../../../lib/constructs/network/isolated-vpc';
import { FlowLogs } from '../../../../lib/constructs/network/flow-logs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { testApp } from '../../../app';
import { findings } from '../../../findings';
import { TEST_ENV } from '../../../stack';

const ZONES = ['us-east-1a', 'us-east-1b'];

class ZonedStack extends Stack {
  public override get availabilityZones(): string[] {
    return ZONES;
  }
}

function network(): Stack {
  const stack = new ZonedStack(testApp(), 'Test', { env: TEST_ENV });
  const { vpc } = new IsolatedVpc(stack, 'Vpc', { cidr: '10.40.0.0/20', availabilityZones: ZONES });
  new FlowLogs(stack, 'FlowLogs', { vpc, encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }) });
  return stack;
}

test('has one isolated subnet per zone and no way to the internet', () => {
  const template = Template.fromStack(network());
  template.resourceCountIs('AWS::EC2::Subnet', 2);
  template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  for (const type of ['InternetGateway', 'NatGateway', 'EIP', 'Route', 'EgressOnlyInternetGateway']) {
    template.resourceCountIs(`AWS::EC2::${type}`, 0);
  }
});

test('records all its traffic in an encrypted log group for a year', () => {
  const template = Template.fromStack(network());
  template.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL', LogDestinationType: 'cloud-watch-logs' });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365, KmsKeyId: Match.anyValue() });
});

test('breaks no rule of the packs', () => {
  expect(findings(network())).toEqual([]);
});
