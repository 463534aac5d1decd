import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { pilot } from '../../../config/pilot';
import type { ExistingResources } from '../../../lib/config/existing-resources';
import type { PlatformStage } from '../../../lib/platform-stage';
import { findings } from '../../findings';
import { stackOf, stacksOf, stageOf, templateOf } from '../../stage';
import { EXISTING, pilotOn, roleArn } from '../existing';

const { network, keys, buckets, roles } = EXISTING;

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

function on(existing: ExistingResources) {
  const stage = stageOf(pilotOn(existing));
  const resources = (stack: string): Resource[] =>
    Object.values((templateOf(stage, stack).toJSON() as { Resources?: Record<string, Resource> }).Resources ?? {});
  return { stage, resources, types: (stack: string) => resources(stack).map(({ Type }) => Type) };
}

describe('with everything brought', () => {
  const brought = on(EXISTING);
  const stacks = stacksOf(brought.stage).map(({ node }) => node.id);
  const texts = () => stacks.map((stack) => JSON.stringify(templateOf(brought.stage, stack).toJSON()));

  test('makes no key, no network and no bucket of the lake', () => {
    const types = stacks.flatMap(brought.types);
    expect(types.filter((type) => /^AWS::(KMS|EC2)::/.test(type))).toEqual([]);
    expect(brought.types('DataLake').filter((type) => type.startsWith('AWS::S3::'))).toEqual([]);
  });

  test('makes no role of a persona and no boundary, and bounds its own roles by the given one', () => {
    const made = stacks.flatMap(brought.resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
    expect(made.filter(({ Properties }) => Properties?.['RoleName'] !== undefined)).toEqual([]);
    expect(new Set(made.map(({ Properties }) => Properties?.['PermissionsBoundary']))).toEqual(new Set([roles.permissionsBoundary]));
  });

  test('runs functions in the given subnet and group, under the given key', () => {
    const functions = brought.resources('DataLake').filter(({ Type }) => Type === 'AWS::Lambda::Function');
    expect(functions).toHaveLength(1);
    expect(functions[0]?.Properties).toMatchObject({
      Role: roles.workloads['DataLake/FlightsIngestion/Ingest'],
      KmsKeyArn: keys['operations'],
      VpcConfig: { SubnetIds: [network.subnets[0].subnetId], SecurityGroupIds: [network.securityGroups.functions] },
    });
  });

  test('leaves something to deploy in the Network stack, which CloudFormation wants', () => {
    expect(brought.types('Network')).toEqual(['AWS::CloudFormation::WaitConditionHandle']);
  });

  test('names exactly the given buckets and keys in policies', () => {
    const named = (pattern: RegExp) => new Set(texts().flatMap((text) => [...text.matchAll(pattern)].map(([found]) => found)));
    const policies = brought.resources('DataLake').filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy');
    const ingest = policies.find(({ Properties }) => String(Properties?.['Description']).startsWith('Takes in files'));
    expect(named(/arn:aws:kms:[\w:-]+\/\w+/g)).toEqual(new Set(Object.values(keys).filter((arn) => arn !== keys['signing'])));
    expect(JSON.stringify(ingest?.Properties?.['PolicyDocument']).match(/arn:aws:s3:::[^"]+/g)).toEqual([
      'arn:aws:s3:::acme-raw/flights/*',
      'arn:aws:s3:::acme-curated/flights/*',
      'arn:aws:s3:::acme-quarantine/flights/*',
      'arn:aws:s3:::acme-monitoring/quality/flights/*',
    ]);
  });

  test('takes the events of the given bucket alone', () => {
    templateOf(brought.stage, 'DataLake').hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { detail: { bucket: { name: [buckets.raw] }, object: { key: [{ prefix: 'flights/' }] } } },
    });
  });

  test("hands the personas' policies over under names that permission sets can refer to", () => {
    const names = brought.resources('DataLake').flatMap(({ Properties }) => Properties?.['ManagedPolicyName'] ?? []);
    expect(names.sort()).toEqual(
      ['approver', 'auditor', 'data-scientist', 'ml-engineer'].map((name) => `plumbline-pilot-${name}-DataLake`),
    );
    expect(brought.resources('DataLake').filter(({ Properties }) => 'Roles' in (Properties ?? {}))).toHaveLength(3);
  });

  test('breaks no rule of the packs', () => {
    expect(stacksOf(brought.stage).flatMap((stack) => findings(stack))).toEqual([]);
  });
});

describe('each part stands alone', () => {
  const KEYS = 6;
  const ZONES = 6;
  const count = (stage: PlatformStage, stack: string, type: string): number =>
    Object.keys(templateOf(stage, stack).findResources(type)).length;
  const made = (existing: ExistingResources) => {
    const { stage } = on(existing);
    return {
      keys: count(stage, 'Foundation', 'AWS::KMS::Key'),
      vpcs: count(stage, 'Network', 'AWS::EC2::VPC'),
      buckets: count(stage, 'DataLake', 'AWS::S3::Bucket'),
      personas: count(stage, 'Foundation', 'AWS::IAM::Role'),
    };
  };
  const all = { keys: KEYS, vpcs: 1, buckets: ZONES + 1, personas: 4 };

  test.each<[string, ExistingResources, object]>([
    ['nothing', {}, all],
    ['a network', { network }, { ...all, vpcs: 0 }],
    ['one key', { keys: { lake: keys['lake'] } }, { ...all, keys: KEYS - 1 }],
    ['one key and a bucket', { keys: { lake: keys['lake'] }, buckets: { raw: buckets.raw } }, { ...all, keys: KEYS - 1, buckets: ZONES }],
    ['one persona', { roles: { personas: { approver: roles.personas.approver } } }, { ...all, personas: 3 }],
  ])('%s', (_, existing, expected) => {
    expect(made(existing)).toEqual(expected);
  });
});

test('a VPC that has some endpoints gets the others, for groups of our own that reach both', () => {
  const { stage } = on({ network: { ...network, endpoints: ['S3', 'Kms'], securityGroups: undefined } });
  const template = templateOf(stage, 'Network');
  template.resourcePropertiesCountIs(
    'AWS::EC2::VPCEndpoint',
    { VpcEndpointType: 'Gateway', RouteTableIds: [network.subnets[0].routeTableId] },
    1,
  );
  template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', VpcId: network.vpcId }, 9);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    VpcId: network.vpcId,
    SecurityGroupEgress: [{ CidrIp: '10.40.0.0/20', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }],
  });
  expect(findings(stackOf(stage, 'Network'))).toEqual([]);
});

describe('in an account where nobody may make roles', () => {
  const bringing = (workloads: Readonly<Record<string, string>>) => stageOf({ ...pilot, existing: { roles: { ...roles, workloads } } });

  /** The paths that the error of a wrong one names. */
  function paths(): string[] {
    const [error = ''] = stackOf(bringing({ 'No/Such/Workload': roleArn('any') }), 'Foundation')
      .node.findChild('ExistingRoles')
      .node.validate();
    return error.split('there are ')[1]?.split(', ') ?? [];
  }

  test('every role can be brought by its path', () => {
    const found = paths();
    expect(found).toEqual(expect.arrayContaining(['Network/FlowLogs', 'FlightDelay-Training/Training/Roles/Training']));
    const stage = bringing(Object.fromEntries(found.map((path, index) => [path, roleArn(`workload-${index}`)])));
    expect(
      stage.node
        .findAll()
        .filter((node) => node instanceof CfnRole)
        .map(({ node }) => node.path),
    ).toEqual([]);
  });
});
