import { Stack, Stage } from 'aws-cdk-lib/core';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { PlatformHost } from '../lib/constructs/compute/platform-host';
import { TableBackupPlan } from '../lib/constructs/storage/table-backup-plan';
import { testApp } from './app';

/** Account and region of stacks in tests. */
export const TEST_ENV = { account: '123456789012', region: 'us-east-1' };

/** An empty stack. */
export function testStack(id = 'Test'): Stack {
  return new Stack(testApp(), id, { env: TEST_ENV });
}

/** Another stack in the app of `stack`. */
export function stackBeside(stack: Stack, id: string): Stack {
  return new Stack(Stage.of(stack), id, { env: TEST_ENV });
}

/** A host in a stack of its own, as it is in a stage. */
export function testHost(stack: Stack): PlatformHost {
  const shared = stackBeside(stack, 'Shared');
  const vpc = new Vpc(shared, 'Vpc', {
    natGateways: 0,
    createInternetGateway: false,
    subnetConfiguration: [{ name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED }],
  });
  return {
    vpc,
    securityGroup: new SecurityGroup(shared, 'Functions', { vpc, allowAllOutbound: false }),
    encryptionKey: new Key(shared, 'Key'),
    unscopablePolicy: new ManagedPolicy(shared, 'Unscopable', {
      statements: [new PolicyStatement({ actions: ['xray:PutTraceSegments'], resources: ['*'] })],
    }),
    alertTopic: new Topic(shared, 'Alerts'),
    backupPlan: new TableBackupPlan(shared, 'Backups', { vaultName: 'backups', encryptionKey: new Key(shared, 'BackupKey') }),
  };
}
