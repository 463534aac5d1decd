import { createHash } from 'node:crypto';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';

/** What `Ref` and `Fn::GetAtt` of a recorded resource return; `id` makes an id as EC2 does, for example `vpc-0…`. */
interface RecordedType {
  readonly ref: (id: (prefix: string) => string, properties: Properties, context: ProvisionContext) => string;
  readonly attributes?: (
    ref: string,
    id: (prefix: string) => string,
    properties: Properties,
    context: ProvisionContext,
  ) => Record<string, unknown>;
}

/** The usual form: an id with a prefix, which is an attribute too. */
function identified(prefix: string, attribute = 'Id'): RecordedType {
  return { ref: (id) => id(prefix), attributes: (ref) => ({ [attribute]: ref }) };
}

/** A resource whose `Ref` is its name. */
function named(property: string): RecordedType {
  return { ref: (_id, properties, context) => String(properties[property] ?? context.physicalName()) };
}

/**
 * The resource types that local mode only records: they get an id and plausible attributes, and nothing happens.
 *
 * The one list of its kind; all other types either work or are an error.
 */
const RECORDED_TYPES: Readonly<Record<string, RecordedType>> = {
  'AWS::Backup::BackupPlan': {
    ref: (id) => id('plan'),
    attributes: (ref, id, _properties, { cloud }) => ({
      BackupPlanId: ref,
      BackupPlanArn: cloud.arn('backup', `backup-plan:${ref}`),
      VersionId: id('version'),
    }),
  },
  'AWS::Backup::BackupSelection': {
    ref: (id) => id('selection'),
    attributes: (ref, _id, { BackupPlanId }) => ({ Id: ref, SelectionId: ref, BackupPlanId: BackupPlanId as unknown }),
  },
  'AWS::Backup::BackupVault': {
    ref: (_id, { BackupVaultName }) => String(BackupVaultName),
    attributes: (ref, _id, _properties, { cloud }) => ({
      BackupVaultName: ref,
      BackupVaultArn: cloud.arn('backup', `backup-vault:${ref}`),
    }),
  },
  'AWS::Budgets::Budget': { ref: (_id, { Budget }, context) => String((Budget as Properties).BudgetName ?? context.physicalName(100)) },
  'AWS::CDK::Metadata': { ref: (_id, _properties, { logicalId }) => logicalId },
  'AWS::CloudFormation::WaitConditionHandle': {
    ref: (_id, _properties, context) => `https://cloudformation-waitcondition-${context.region}.s3.amazonaws.com/${context.physicalName()}`,
  },
  'AWS::CloudWatch::Dashboard': named('DashboardName'),
  'AWS::CodeBuild::Project': {
    ...named('Name'),
    attributes: (ref, _id, _properties, { cloud }) => ({ Arn: cloud.arn('codebuild', `project/${ref}`) }),
  },
  'AWS::CodePipeline::Pipeline': named('Name'),
  'AWS::EC2::EIP': {
    ref: () => '203.0.113.10',
    attributes: (ref, id) => ({ PublicIp: ref, AllocationId: id('eipalloc') }),
  },
  'AWS::EC2::FlowLog': identified('fl'),
  'AWS::EC2::InternetGateway': identified('igw', 'InternetGatewayId'),
  'AWS::EC2::NatGateway': identified('nat', 'NatGatewayId'),
  'AWS::EC2::NetworkAcl': identified('acl'),
  'AWS::EC2::NetworkAclEntry': identified('acle'),
  'AWS::EC2::Route': {
    ref: (id) => id('r'),
    attributes: (_ref, _id, { DestinationCidrBlock }) => ({ CidrBlock: DestinationCidrBlock }),
  },
  'AWS::EC2::RouteTable': identified('rtb', 'RouteTableId'),
  'AWS::EC2::SecurityGroup': {
    ref: (id) => id('sg'),
    attributes: (ref, _id, { VpcId }) => ({ GroupId: ref, Id: ref, VpcId: VpcId as unknown }),
  },
  'AWS::EC2::SecurityGroupEgress': identified('sgr'),
  'AWS::EC2::SecurityGroupIngress': identified('sgr'),
  'AWS::EC2::Subnet': {
    ref: (id) => id('subnet'),
    attributes: (ref, id, { AvailabilityZone, CidrBlock, VpcId }) => ({
      SubnetId: ref,
      AvailabilityZone: AvailabilityZone as unknown,
      CidrBlock: CidrBlock as unknown,
      VpcId: VpcId as unknown,
      NetworkAclAssociationId: id('aclassoc'),
      Ipv6CidrBlocks: [],
    }),
  },
  'AWS::EC2::SubnetNetworkAclAssociation': identified('aclassoc', 'AssociationId'),
  'AWS::EC2::SubnetRouteTableAssociation': identified('rtbassoc'),
  'AWS::EC2::VPC': {
    ref: (id) => id('vpc'),
    attributes: (ref, id, { CidrBlock }) => ({
      VpcId: ref,
      CidrBlock: CidrBlock as unknown,
      CidrBlockAssociations: [id('vpc-cidr-assoc')],
      DefaultNetworkAcl: id('acl'),
      DefaultSecurityGroup: id('sg'),
      Ipv6CidrBlocks: [],
    }),
  },
  'AWS::EC2::VPCEndpoint': {
    ref: (id) => id('vpce'),
    attributes: (ref, id) => ({ Id: ref, DnsEntries: [`Z0000000000000:${ref}.vpce.internal`], NetworkInterfaceIds: [id('eni')] }),
  },
  'AWS::EC2::VPCGatewayAttachment': {
    ref: (_id, { VpcId }) => `IGW|${String(VpcId)}`,
    attributes: (_ref, _id, { VpcId }) => ({ AttachmentType: 'IGW', VpcId: VpcId as unknown }),
  },
  'AWS::IAM::InstanceProfile': {
    ...named('InstanceProfileName'),
    attributes: (ref, _id, { Path }, { partition, account }) => ({
      Arn: `arn:${partition}:iam::${account}:instance-profile${String(Path ?? '/')}${ref}`,
    }),
  },
  'AWS::IAM::OIDCProvider': {
    ref: (_id, { Url }, { partition, account }) =>
      `arn:${partition}:iam::${account}:oidc-provider/${String(Url).replace(/^https:\/\//, '')}`,
    attributes: (ref) => ({ Arn: ref }),
  },
  'AWS::Logs::QueryDefinition': identified('query', 'QueryDefinitionId'),
};

/** A type that nothing is known of: its attributes are ARNs and texts that tell where they come from. */
const ANY_TYPE: RecordedType = {
  ref: (_id, _properties, context) => context.physicalName(),
  attributes: (ref, _id, _properties, { cloud, logicalId }) =>
    new Proxy(
      {},
      { get: (_, name) => (/Arn$/.test(String(name)) ? cloud.arn('recorded', `${logicalId}/${ref}`) : `${ref}-${String(name)}`) },
    ),
};

/** Providers of the types that are only recorded: those of the list above, and `more` that a user of local mode has asked for. */
export function recordedProviders(more: readonly string[] = []): ResourceProvider[] {
  const types = { ...Object.fromEntries(more.map((type) => [type, ANY_TYPE])), ...RECORDED_TYPES };
  return Object.entries(types).map(([type, recorded]) => ({
    type,
    properties: [],
    onlyRecorded: true,
    create: (properties, context) => Promise.resolve(record(recorded, properties, context)),
    update: (physicalId, properties, _previous, context) => Promise.resolve({ ...record(recorded, properties, context), physicalId }),
    delete: () => Promise.resolve(),
  }));
}

function record(type: RecordedType, properties: Properties, context: ProvisionContext): Provisioned {
  const hex = createHash('sha256').update(context.physicalName()).digest('hex');
  const id = (prefix: string): string => `${prefix}-0${hex.slice(0, 16)}`;
  const physicalId = type.ref(id, properties, context);
  return { physicalId, attributes: type.attributes?.(physicalId, id, properties, context) };
}
