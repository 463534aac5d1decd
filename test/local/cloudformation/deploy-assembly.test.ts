import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../../local/cloudformation/assembly';
import { assetStore } from '../../../local/cloudformation/asset-store';
import { deployAssembly } from '../../../local/cloudformation/deploy-assembly';
import { AwsError } from '../../../local/core/aws-error';
import { ROOT } from '../test-cloud';
import { stackCloud, thingResource } from './fake-resources';

const ASSERTION = { Assert: { 'Fn::Not': [{ 'Fn::Contains': [['1', '2'], { Ref: 'BootstrapVersion' }] }] } };
const BOOTSTRAPPED = {
  Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' } },
  Rules: { CheckBootstrapVersion: { Assertions: [ASSERTION] } },
};

function assembly(): Assembly {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-assembly-'));
  writeFileSync(join(folder, 'file.json'), '{}');
  const bucketName = 'cdk-hnb659fds-assets-123456789012-us-east-1';
  const stack = { parameters: {}, tags: {} };
  return {
    folder,
    account: '123456789012',
    region: 'us-east-1',
    stacks: [
      { ...stack, name: 'One', template: { ...BOOTSTRAPPED, Resources: { A: thingResource({ Value: 'a' }) } } },
      { ...stack, name: 'Two', template: { ...BOOTSTRAPPED, Resources: { B: thingResource({ Value: 'b' }) } } },
    ],
    assets: [
      { path: join(folder, 'file.json'), packaging: 'file', bucketName, objectKey: 'file.json' },
      { path: join(folder, 'asset.1'), packaging: 'zip', bucketName, objectKey: '1.zip' },
    ],
  };
}

function cloudWithS3() {
  const cloud = stackCloud();
  const calls: string[] = [];
  cloud.addService({
    signingName: 's3',
    operations: {
      CreateBucket: ({ Bucket }: { Bucket: string }) => {
        if (calls.includes(`bucket ${Bucket}`)) {
          throw new AwsError('BucketAlreadyOwnedByYou', 'it is yours', 409);
        }
        calls.push(`bucket ${Bucket}`);
        return Promise.resolve();
      },
      PutObject: ({ Key, Body }: { Key: string; Body: Buffer }) => {
        calls.push(`object ${Key} ${Body.toString()}`);
        return Promise.resolve();
      },
    },
  });
  return { cloud, calls };
}

function escaped(text: string): string {
  return text.replace(/[{}()]/g, '\\$&');
}

test('publishes assets, then deploys every stack', async () => {
  const { cloud, calls } = cloudWithS3();
  const input = assembly();
  const statuses: string[] = [];
  const stacks = await deployAssembly(cloud, input, { onProgress: ({ stackName, status }) => statuses.push(`${stackName} ${status}`) });
  expect(calls).toEqual(['bucket cdk-hnb659fds-assets-123456789012-us-east-1', 'object file.json {}']);
  expect(stacks.map(({ status }) => status)).toEqual(['CREATE_COMPLETE', 'CREATE_COMPLETE']);
  expect(statuses.slice(0, 2)).toEqual(['One CREATE_IN_PROGRESS', 'One CREATE_IN_PROGRESS']);
  expect(assetStore(cloud).path(input.assets[1]?.bucketName ?? '', '1.zip')).toBe(join(input.folder, 'asset.1'));
  expect(() => assetStore(cloud).path('b', 'k')).toThrow('s3://b/k is no asset of the deployed assembly');
});

test('stands in for the bootstrap stack', async () => {
  const { cloud } = cloudWithS3();
  await deployAssembly(cloud, assembly());
  const stored = await cloud.call<{ Parameter: { Value: string } }>(ROOT, 'ssm', 'GetParameter', {
    Name: '/cdk-bootstrap/hnb659fds/version',
  });
  expect(Number(stored.Parameter.Value)).toBeGreaterThanOrEqual(21);
});

test('deploys a second time in place', async () => {
  const { cloud } = cloudWithS3();
  await deployAssembly(cloud, assembly());
  cloud.journal.length = 0;
  const statuses: string[] = [];
  await deployAssembly(cloud, assembly(), { onProgress: ({ status }) => statuses.push(status) });
  expect(cloud.journal).toEqual([]);
  expect(statuses).toEqual([]);
});

test('lists everything that is not emulated, of all stacks, before it makes anything', async () => {
  const { cloud, calls } = cloudWithS3();
  const input = assembly();
  const template = {
    Hooks: {},
    Transform: 'AWS::Serverless-2016-10-31',
    Rules: { Mine: { Assertions: [], Severity: 'high' } },
    Conditions: { Odd: { 'Fn::Contains': [['a'], 'a'] } },
    Parameters: { Key: { Type: 'AWS::EC2::KeyPair::KeyName' } },
    Resources: {
      Host: { Type: 'AWS::EC2::Host' },
      A: { ...thingResource({ Odd: 1, Value: 2 }), UpdatePolicy: {}, DeletionPolicy: 'Snapshot' },
      B: thingResource({ Value: [{ 'Fn::Transform': {} }, '{{resolve:ssm-secure:key}}'] }),
      'Fn::ForEach::Hosts': thingResource(),
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { Anything: 1 } },
    },
  };
  const stacks = [
    ...input.stacks,
    { name: 'Bad', template, parameters: {}, tags: {} },
    { name: 'Worse', template, parameters: {}, tags: {} },
  ];
  const problems = [
    'section Hooks',
    'transform AWS::Serverless-2016-10-31',
    'attribute of a rule Severity',
    'function Fn::Contains',
    'function Fn::Transform',
    'dynamic reference {{resolve:ssm-secure:…}}',
    'function Fn::ForEach::Hosts in place of a resource',
    'type AWS::EC2::KeyPair::KeyName of the parameter Key',
    'type AWS::EC2::Host',
    'property Odd of Test::Thing',
    'attribute UpdatePolicy',
    'policy Snapshot',
  ];
  const failure = await deployAssembly(cloud, { ...input, stacks }).then(
    () => '',
    (error: unknown) => String(error),
  );
  expect(failure).toContain('24 thing(s) in these templates');
  problems.forEach((problem) => {
    expect(failure).toMatch(new RegExp(`Bad.*: ${escaped(problem)}`));
    expect(failure).toMatch(new RegExp(`Worse.*: ${escaped(problem)}`));
  });
  expect([...calls, ...cloud.journal]).toEqual([]);
});
