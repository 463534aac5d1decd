import { recordedProviders } from '../../../local/cloudformation/recorded-types';
import { provisionContext } from '../provision-context';
import { testCloud } from '../test-cloud';

async function record(type: string, properties: object = {}, logicalId = 'Thing') {
  const provider = recordedProviders().find((entry) => entry.type === type);
  return provider?.create(properties, provisionContext(testCloud(), logicalId));
}

test('gives ids and attributes as EC2 does, the same in every run', async () => {
  const vpc = await record('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  expect(vpc).toEqual(await record('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }));
  expect(vpc).toMatchObject({
    physicalId: expect.stringMatching(/^vpc-0[0-9a-f]{16}$/),
    attributes: { VpcId: vpc?.physicalId, CidrBlock: '10.0.0.0/16', DefaultSecurityGroup: expect.stringMatching(/^sg-/) },
  });
});

test('gives every resource its own id', async () => {
  const [a, b] = [await record('AWS::EC2::SecurityGroup', { VpcId: 'vpc-1' }, 'A'), await record('AWS::EC2::SecurityGroup', {}, 'B')];
  expect(a?.attributes).toMatchObject({ GroupId: a?.physicalId, VpcId: 'vpc-1' });
  expect(a?.physicalId).not.toBe(b?.physicalId);
});

test.each([
  ['AWS::EC2::Subnet', {}, /^subnet-0/],
  ['AWS::EC2::VPCEndpoint', {}, /^vpce-0/],
  ['AWS::EC2::FlowLog', {}, /^fl-0/],
  ['AWS::CloudWatch::Dashboard', { DashboardName: 'models' }, /^models$/],
  ['AWS::CodePipeline::Pipeline', { Name: 'delivery' }, /^delivery$/],
  ['AWS::Budgets::Budget', { Budget: { BudgetName: 'monthly' } }, /^monthly$/],
])('refers to %s as AWS does', async (type, properties, id) => {
  expect((await record(type, properties))?.physicalId).toMatch(id);
});

test('gives a recorded project the ARN that policies name', async () => {
  expect(await record('AWS::CodeBuild::Project', { Name: 'synth' })).toMatchObject({
    physicalId: 'synth',
    attributes: { Arn: 'arn:aws:codebuild:us-east-1:123456789012:project/synth' },
  });
});

test('keeps the id when a recorded resource changes', async () => {
  const provider = recordedProviders().find(({ type }) => type === 'AWS::EC2::VPC');
  const updated = await provider?.update?.('vpc-1', { CidrBlock: '10.1.0.0/16' }, {}, provisionContext(testCloud(), 'Vpc'));
  expect(updated).toMatchObject({ physicalId: 'vpc-1', attributes: { CidrBlock: '10.1.0.0/16' } });
});

test('records what a user of local mode asks for beside the list', async () => {
  const providers = recordedProviders(['AWS::CloudFront::Distribution']);
  const [asked] = providers.filter(({ type }) => type === 'AWS::CloudFront::Distribution');
  const { physicalId, attributes } = (await asked?.create({ Any: 1 }, provisionContext(testCloud(), 'Cdn'))) ?? {};
  expect(physicalId).toBe('Test-Cdn-ABCDEF123456');
  expect([attributes?.DomainName, attributes?.Arn]).toEqual([
    'Test-Cdn-ABCDEF123456-DomainName',
    'arn:aws:recorded:us-east-1:123456789012:Cdn/Test-Cdn-ABCDEF123456',
  ]);
  expect(providers.every(({ onlyRecorded }) => onlyRecorded)).toBe(true);
});
