import { pilot } from '../../../config/pilot';
import { production } from '../../../config/production';
import { everyResource, everyTask, everyTemplate, offenders } from '../../every-template';
import { platformStages } from '../../stage';

interface Intrinsic {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: readonly [string, string];
}

/** Logical id that `Ref` or `Fn::GetAtt` names. */
function target(value: Intrinsic | undefined): string {
  return value?.Ref ?? value?.['Fn::GetAtt']?.[0] ?? '';
}

/** Types whose loss would lose data, history or the names that others know. */
const STATEFUL = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::SSM::Parameter', 'AWS::SageMaker::ModelPackageGroup'];

describe('roles', () => {
  interface Role {
    readonly PermissionsBoundary?: unknown;
    readonly Policies?: unknown;
  }
  const roles = () => everyResource<Role>('AWS::IAM::Role');

  test('each has the permissions boundary', () => {
    expect(offenders(roles(), ({ properties }) => properties.PermissionsBoundary !== undefined)).toEqual([]);
  });

  test('pitfall 14: none has an inline policy', () => {
    expect(offenders(roles(), ({ properties }) => properties.Policies === undefined)).toEqual([]);
    expect(everyResource('AWS::IAM::Policy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy')).toEqual([]);
  });

  test('none has a policy that AWS manages', () => {
    expect(offenders(everyResource(), ({ properties }) => !JSON.stringify(properties).includes(':iam::aws:policy/'))).toEqual([]);
  });

  test('policies stay below the size that IAM allows', () => {
    const policies = everyResource<{ PolicyDocument: object }>('AWS::IAM::ManagedPolicy');
    expect(offenders(policies, ({ properties }) => JSON.stringify(properties.PolicyDocument).length < 6144)).toEqual([]);
  });
});

describe('functions', () => {
  interface Properties {
    readonly VpcConfig?: { readonly SubnetIds: unknown[]; readonly SecurityGroupIds: unknown[] };
    readonly TracingConfig?: { readonly Mode: string };
    readonly DeadLetterConfig?: object;
    readonly KmsKeyArn?: unknown;
    readonly LoggingConfig?: { readonly LogGroup: Intrinsic };
    readonly ReservedConcurrentExecutions?: number;
  }
  const functions = () => everyResource<Properties>('AWS::Lambda::Function');

  test('each runs in subnets of the VPC, traced, with an encrypted environment and a dead-letter queue', () => {
    expect(offenders(functions(), ({ properties }) => (properties.VpcConfig?.SubnetIds.length ?? 0) > 0)).toEqual([]);
    expect(offenders(functions(), ({ properties }) => properties.VpcConfig?.SecurityGroupIds.length === 1)).toEqual([]);
    expect(offenders(functions(), ({ properties }) => properties.TracingConfig?.Mode === 'Active')).toEqual([]);
    expect(offenders(functions(), ({ properties }) => properties.DeadLetterConfig !== undefined)).toEqual([]);
    expect(offenders(functions(), ({ properties }) => properties.KmsKeyArn !== undefined)).toEqual([]);
  });

  test('each has its share of the concurrency', () => {
    expect(offenders(functions(), ({ properties }) => (properties.ReservedConcurrentExecutions ?? 0) > 0)).toEqual([]);
  });

  test('pitfall 24: each writes to a log group of its own template, under a key and for a limited time', () => {
    const ownLog = ({ properties, template }: ReturnType<typeof functions>[number]): boolean =>
      template.Resources[target(properties.LoggingConfig?.LogGroup)]?.Type === 'AWS::Logs::LogGroup';
    const logGroups = everyResource<{ KmsKeyId?: unknown; RetentionInDays?: number }>('AWS::Logs::LogGroup');
    expect(offenders(functions(), ownLog)).toEqual([]);
    expect(offenders(logGroups, ({ properties }) => properties.KmsKeyId !== undefined && properties.RetentionInDays === 365)).toEqual([]);
  });
});

describe('network', () => {
  test('there is no way to the internet: no gateway, no translation, no route, no public address', () => {
    const ways = [
      'InternetGateway',
      'EgressOnlyInternetGateway',
      'NatGateway',
      'VPCGatewayAttachment',
      'Route',
      'EIP',
      'TransitGatewayAttachment',
    ];
    expect(everyResource(...ways.map((way) => `AWS::EC2::${way}`))).toEqual([]);
    const subnets = everyResource<{ MapPublicIpOnLaunch?: boolean }>('AWS::EC2::Subnet');
    expect(offenders(subnets, ({ properties }) => properties.MapPublicIpOnLaunch === false)).toEqual([]);
  });

  test('nothing names all addresses', () => {
    expect(offenders(everyResource(), ({ properties }) => !/"(0\.0\.0\.0|::)\/0"/.test(JSON.stringify(properties)))).toEqual([]);
  });

  test('nothing is in the default security group: what has a place in the VPC names its own group, and nothing refers to the default', () => {
    const endpoints = everyResource<{ VpcEndpointType?: string; SecurityGroupIds?: unknown[] }>('AWS::EC2::VPCEndpoint').filter(
      ({ properties }) => properties.VpcEndpointType === 'Interface',
    );
    const models = everyResource<{ VpcConfig?: { SecurityGroupIds: unknown[] } }>('AWS::SageMaker::Model').filter(
      ({ properties }) => properties.VpcConfig !== undefined,
    );
    expect(offenders(endpoints, ({ properties }) => properties.SecurityGroupIds?.length === 1)).toEqual([]);
    expect(offenders(models, ({ properties }) => properties.VpcConfig?.SecurityGroupIds.length === 1)).toEqual([]);
    const jobs = everyTask().filter(({ state }) => /sagemaker:create(Training|Processing)Job/.test(state.Resource ?? ''));
    expect(jobs.length).toBeGreaterThan(0);
    expect(jobs.filter(({ state }) => !/"SecurityGroupIds":\["/.test(JSON.stringify(state.Arguments)))).toEqual([]);
    expect(JSON.stringify(everyTemplate())).not.toContain('DefaultSecurityGroup');
  });

  test('pitfall 19: network interfaces outlive what uses them, so the VPC is alone in its stack', () => {
    const users = ['AWS::Lambda::Function', 'AWS::SageMaker::Endpoint', 'AWS::SageMaker::Model'];
    const withVpc = everyTemplate().filter(({ Resources }) => Object.values(Resources).some(({ Type }) => Type === 'AWS::EC2::VPC'));
    expect(withVpc.map(({ stack }) => stack)).toEqual(['Pilot-Network', 'Production-Network']);
    expect(withVpc.filter(({ Resources }) => Object.values(Resources).some(({ Type }) => users.includes(Type)))).toEqual([]);
  });
});

describe('data', () => {
  interface Bucket {
    readonly BucketEncryption?: object;
    readonly VersioningConfiguration?: { readonly Status: string };
    readonly LoggingConfiguration?: { readonly DestinationBucketName: Intrinsic };
    readonly PublicAccessBlockConfiguration?: Readonly<Record<string, boolean>>;
  }
  interface BucketPolicy {
    readonly Bucket: Intrinsic;
    readonly PolicyDocument: { readonly Statement: { readonly Effect: string; readonly Condition?: object }[] };
  }
  const buckets = () => everyResource<Bucket>('AWS::S3::Bucket');

  /** Access logs can be neither under a customer's key nor logged themselves. */
  const accessLogs = () =>
    new Set(
      buckets().map(({ properties, template }) => `${template.stack}/${target(properties.LoggingConfiguration?.DestinationBucketName)}`),
    );

  test('pitfall 21: what holds data or history is retained', () => {
    expect(offenders(everyResource(...STATEFUL), ({ deletionPolicy }) => deletionPolicy === 'Retain')).toEqual([]);
    expect(offenders(everyResource(...STATEFUL), ({ updateReplacePolicy }) => updateReplacePolicy === 'Retain')).toEqual([]);
  });

  test('each bucket is versioned, private, under a key, and logs who reads it', () => {
    const logs = accessLogs();
    const isPrivate = ({ PublicAccessBlockConfiguration: block = {} }: Bucket): boolean =>
      Object.values(block).filter(Boolean).length === 4;
    const isLogged = ({ LoggingConfiguration, BucketEncryption }: Bucket): boolean =>
      LoggingConfiguration !== undefined && JSON.stringify(BucketEncryption).includes('"aws:kms"');
    expect(offenders(buckets(), ({ properties }) => properties.VersioningConfiguration?.Status === 'Enabled')).toEqual([]);
    expect(offenders(buckets(), ({ properties }) => isPrivate(properties))).toEqual([]);
    expect(offenders(buckets(), ({ name, properties }) => logs.has(name) || isLogged(properties))).toEqual([]);
  });

  test('each bucket takes TLS 1.2 or newer only', () => {
    const denials = everyResource<BucketPolicy>('AWS::S3::BucketPolicy').map(({ properties, template }) => ({
      bucket: `${template.stack}/${target(properties.Bucket)}`,
      conditions: JSON.stringify(
        properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Deny').map(({ Condition }) => Condition),
      ),
    }));
    const denial = (bucket: string): string => denials.find((entry) => entry.bucket === bucket)?.conditions ?? '';
    expect(offenders(buckets(), ({ name }) => denial(name).includes('{"aws:SecureTransport":"false"}'))).toEqual([]);
    expect(offenders(buckets(), ({ name }) => denial(name).includes('{"s3:TlsVersion":1.2}'))).toEqual([]);
  });

  test('pitfall 22: no key has an alias, which would outlive its stack and block the next', () => {
    expect(everyResource('AWS::KMS::Alias')).toEqual([]);
  });
});

describe('events', () => {
  test('each alarm tells somebody', () => {
    const alarms = everyResource<{ AlarmActions?: unknown[] }>('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm');
    expect(offenders(alarms, ({ properties }) => (properties.AlarmActions ?? []).length > 0)).toEqual([]);
  });

  test('what a rule can not deliver is kept', () => {
    const rules = everyResource<{ Targets: { DeadLetterConfig?: object }[] }>('AWS::Events::Rule');
    expect(
      offenders(rules, ({ properties }) => properties.Targets.every(({ DeadLetterConfig }) => DeadLetterConfig !== undefined)),
    ).toEqual([]);
  });

  test('no event takes another way than a rule: each new kind of edge needs its dead-letter queue looked at here', () => {
    expect(
      everyResource('AWS::Lambda::EventSourceMapping', 'AWS::Pipes::Pipe', 'AWS::SNS::Subscription', 'AWS::Scheduler::Schedule'),
    ).toEqual([]);
  });
});

describe('CloudFormation', () => {
  test('pitfall 24: nothing runs at deployment that is not in the templates: no custom resource', () => {
    expect(offenders(everyResource(), ({ type }) => !/^Custom::|^AWS::CloudFormation::CustomResource$/.test(type))).toEqual([]);
  });

  test('pitfall 1: models and endpoint configs have no name, so that they can be replaced', () => {
    const named = everyResource<{ ModelName?: string; EndpointConfigName?: string }>(
      'AWS::SageMaker::Model',
      'AWS::SageMaker::EndpointConfig',
    );
    expect(
      offenders(named, ({ properties: { ModelName, EndpointConfigName } }) => (ModelName ?? EndpointConfigName) === undefined),
    ).toEqual([]);
  });

  test('pitfall 27: no stack exports what a promotion replaces', () => {
    const replaced = ['AWS::SageMaker::Model', 'AWS::SageMaker::EndpointConfig', 'AWS::SageMaker::Endpoint', 'AWS::Lambda::Version'];
    const exported = everyTemplate().flatMap(({ Outputs = {}, Resources }) =>
      Object.values(Outputs)
        .filter(({ Export }) => Export !== undefined)
        .map(({ Value }) => Resources[target(Value as Intrinsic)]?.Type ?? ''),
    );
    expect(exported.length).toBeGreaterThan(20);
    expect(exported.filter((type) => replaced.includes(type))).toEqual([]);
  });

  test('pitfall 11: no template names the account of another environment, so that nothing is shared that needs four grants', () => {
    const accounts: Readonly<Record<string, string>> = { Pilot: pilot.account, Production: production.account };
    const names = everyTemplate().filter((template) =>
      Object.entries(accounts).some(([stage, account]) => !template.stack.startsWith(stage) && JSON.stringify(template).includes(account)),
    );
    expect(new Set(Object.values(accounts)).size).toBe(2);
    expect(names.map(({ stack }) => stack)).toEqual([]);
  });

  test('pitfalls 20, 25 and 26: there is no Studio domain, no monitoring schedule and no job definition', () => {
    const none = /^AWS::SageMaker::(Domain|UserProfile|App|Space|MonitoringSchedule|\w+JobDefinition)$/;
    expect(offenders(everyResource(), ({ type }) => !none.test(type))).toEqual([]);
  });

  test('pitfall 28: nothing is looked up in an account', () => {
    const stages = platformStages();
    expect([stages.pilot, stages.production].flatMap((stage) => stage.synth().manifest.missing ?? [])).toEqual([]);
  });

  test('pitfall 30: nothing is there once per account, which a second deployment would fight over', () => {
    const singletons = [
      'AWS::ApiGateway::Account',
      'AWS::Glue::DataCatalogEncryptionSettings',
      'AWS::IAM::OIDCProvider',
      'AWS::Macie::Session',
    ];
    expect(everyResource(...singletons)).toEqual([]);
  });

  test('pitfall 30: budgets of one account have names and tags of their environment', () => {
    const budgets = everyResource('AWS::Budgets::Budget').map(({ properties }) => properties['Budget'] as Record<string, unknown>);
    expect(budgets.length).toBeGreaterThan(0);
    expect(new Set(budgets.map(({ BudgetName }) => BudgetName)).size).toBe(budgets.length);
    expect(new Set(budgets.map(({ CostFilters }) => JSON.stringify(CostFilters))).size).toBe(budgets.length);
  });
});
