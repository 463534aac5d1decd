/** A decision that the shipped policies must make. */
export interface Decision {
  /** The statement that denies, or that must let through. */
  readonly rule: string;
  /** Name of the role, or `service`. @default 'Worker' */
  readonly who?: string;
  readonly action: string;
  /** @default '*' */
  readonly resource?: string;
  /** Condition keys beside those of our organization; `undefined` takes one away. @default - none */
  readonly keys?: Readonly<Record<string, string | undefined>>;
  readonly allowed: boolean;
}

const JOB = {
  'sagemaker:VolumeKmsKeyArn': 'arn:aws:kms:us-east-1:111122223333:key/x',
  'sagemaker:OutputKmsKeyArn': 'arn:aws:kms:us-east-1:111122223333:key/x',
  'sagemaker:VpcSubnets': 'subnet-1',
  'sagemaker:NetworkIsolation': 'true',
  'sagemaker:InterContainerTrafficEncryption': 'true',
};

/** Jobs with the keys that they lack where they are denied. */
const JOBS: Readonly<Record<string, readonly (readonly [string, string])[]>> = Object.fromEntries(
  [
    'CreateTrainingJob',
    'CreateProcessingJob',
    'CreateHyperParameterTuningJob',
    'CreateAutoMLJob',
    'CreateAutoMLJobV2',
    'CreateTransformJob',
  ].map((name) => {
    const transform = name === 'CreateTransformJob';
    const autoMl = name.startsWith('CreateAutoML');
    return [
      `sagemaker:${name}`,
      [
        ['JobsWithoutVolumeKey', 'sagemaker:VolumeKmsKeyArn'],
        ['JobsWithoutOutputKey', 'sagemaker:OutputKmsKeyArn'],
        ...(transform ? [] : ([['JobsOutsideVpc', 'sagemaker:VpcSubnets']] as const)),
        ...(transform || autoMl ? [] : ([['JobsWithoutIsolation', 'sagemaker:NetworkIsolation']] as const)),
        ...(transform ? [] : ([['JobsInClear', 'sagemaker:InterContainerTrafficEncryption']] as const)),
      ],
    ] as const;
  }),
);

const ofJobs = Object.entries(JOBS).flatMap(([action, lacks]): Decision[] => [
  { rule: 'a job with everything', action, keys: JOB, allowed: true },
  ...lacks.flatMap(([rule, key]): Decision[] => [
    { rule, action, keys: { ...JOB, [key]: undefined }, allowed: false },
    ...(JOB[key as keyof typeof JOB] === 'true' ? [{ rule, action, keys: { ...JOB, [key]: 'false' }, allowed: false }] : []),
  ]),
]);

const MODEL = { 'sagemaker:VpcSubnets': 'subnet-1', 'sagemaker:NetworkIsolation': 'true' };

const ofSageMaker: Decision[] = [
  { rule: 'EndpointsWithoutKey', action: 'sagemaker:CreateEndpointConfig', allowed: false },
  {
    rule: 'a serverless endpoint',
    action: 'sagemaker:CreateEndpointConfig',
    keys: { 'sagemaker:ServerlessMemorySize': '2048' },
    allowed: true,
  },
  { rule: 'an encrypted endpoint', action: 'sagemaker:CreateEndpointConfig', keys: { 'sagemaker:VolumeKmsKeyArn': 'k' }, allowed: true },
  { rule: 'DomainsOnTheInternet', action: 'sagemaker:CreateDomain', allowed: false },
  {
    rule: 'DomainsOnTheInternet',
    action: 'sagemaker:CreateDomain',
    keys: { 'sagemaker:AppNetworkAccessType': 'PublicInternetOnly' },
    allowed: false,
  },
  { rule: 'a domain in a VPC', action: 'sagemaker:CreateDomain', keys: { 'sagemaker:AppNetworkAccessType': 'VpcOnly' }, allowed: true },
  { rule: 'Notebooks', action: 'sagemaker:CreateNotebookInstance', allowed: false },
  { rule: 'Notebooks', action: 'sagemaker:CreatePresignedNotebookInstanceUrl', allowed: false },
  { rule: 'an isolated model', action: 'sagemaker:CreateModel', keys: MODEL, allowed: true },
  { rule: 'ModelsOutsideVpc', action: 'sagemaker:CreateModel', keys: { ...MODEL, 'sagemaker:VpcSubnets': undefined }, allowed: false },
  {
    rule: 'ModelsWithoutIsolation',
    action: 'sagemaker:CreateModel',
    keys: { ...MODEL, 'sagemaker:NetworkIsolation': undefined },
    allowed: false,
  },
  {
    rule: 'ModelsWithoutIsolation',
    action: 'sagemaker:CreateModel',
    keys: { ...MODEL, 'sagemaker:NetworkIsolation': 'false' },
    allowed: false,
  },
];

/** What ends or hides the audit. */
const AUDIT = [
  'access-analyzer:DeleteAnalyzer',
  'cloudtrail:DeleteEventDataStore',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'config:DeleteConfigurationRecorder',
  'config:DeleteDeliveryChannel',
  'config:StopConfigurationRecorder',
  'ec2:DeleteFlowLogs',
  'guardduty:DeleteDetector',
  'guardduty:DisassociateFromAdministratorAccount',
  'guardduty:UpdateDetector',
  'logs:DeleteLogStream',
  'logs:DeleteRetentionPolicy',
  'logs:DisassociateKmsKey',
  'organizations:LeaveOrganization',
  's3:BypassGovernanceRetention',
  'securityhub:DisableSecurityHub',
  'securityhub:DisassociateFromAdministratorAccount',
];

/** An action of each service of which some are denied. */
const READS = [
  'access-analyzer:ListAnalyzers',
  'cloudtrail:LookupEvents',
  'config:DescribeConfigurationRecorders',
  'ec2:DescribeVpcs',
  'guardduty:ListDetectors',
  'kms:Decrypt',
  'logs:PutLogEvents',
  'organizations:DescribeOrganization',
  's3:GetObject',
  'sagemaker:InvokeEndpoint',
  'securityhub:GetFindings',
];

/** One action of each service that has no region. */
const GLOBAL = [
  'account:ListRegions',
  'budgets:ViewBudget',
  'ce:GetCostAndUsage',
  'cloudfront:ListDistributions',
  'health:DescribeEvents',
  'iam:CreateRole',
  'organizations:DescribeOrganization',
  'route53:ListHostedZones',
  's3:GetAccountPublicAccessBlock',
  's3:ListAllMyBuckets',
  'shield:DescribeSubscription',
  'sts:GetCallerIdentity',
  'support:DescribeCases',
  'trustedadvisor:ListChecks',
  'waf:ListWebACLs',
];
const ELSEWHERE = { 'aws:RequestedRegion': 'eu-west-1' };
const OBJECT = 'arn:aws:s3:::bucket/x';
const LAYER = 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/x';
const OTHERS = 'o-otherorgid';

const ofRegionsAndAudit: Decision[] = [
  { rule: 'OtherRegions', action: 's3:GetObject', keys: ELSEWHERE, allowed: false },
  ...GLOBAL.map((action): Decision => ({ rule: 'global services', action, keys: ELSEWHERE, allowed: true })),
  { rule: 'people who break the glass', who: 'break-glass', action: 's3:GetObject', keys: ELSEWHERE, allowed: true },
  ...AUDIT.flatMap((action): Decision[] => [
    { rule: 'AuditStays', action, allowed: false },
    { rule: 'people who break the glass', who: 'break-glass', action, allowed: true },
  ]),
  ...['kms:DisableKey', 'kms:DisableKeyRotation', 'kms:ScheduleKeyDeletion'].flatMap((action): Decision[] => [
    { rule: 'KeysStay', action, allowed: false },
    { rule: 'people who break the glass', who: 'break-glass', action, allowed: true },
  ]),
  ...READS.map((action): Decision => ({ rule: 'reading and writing goes on', action, allowed: true })),
];

const ofPublicAccess: Decision[] = [
  ...[
    'ec2:DisableImageBlockPublicAccess',
    'ec2:DisableSnapshotBlockPublicAccess',
    'ec2:ModifyVpcBlockPublicAccessOptions',
    's3:PutAccountPublicAccessBlock',
    's3:PutBucketPublicAccessBlock',
  ].map((action): Decision => ({ rule: 'PublicAccessBlocksStay', action, allowed: false })),
  {
    rule: 'CloudFormation makes buckets',
    who: 'cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1',
    action: 's3:PutBucketPublicAccessBlock',
    allowed: true,
  },
  ...['s3:PutBucketAcl', 's3:PutObject', 's3:PutObjectAcl'].flatMap((action): Decision[] => [
    { rule: 'PublicAcls', action, resource: OBJECT, keys: { 's3:x-amz-acl': 'public-read' }, allowed: false },
    { rule: 'own ACLs', action, resource: OBJECT, keys: { 's3:x-amz-acl': 'bucket-owner-full-control' }, allowed: true },
    { rule: 'no ACLs', action, resource: OBJECT, allowed: true },
  ]),
  { rule: 'other requests', action: 's3:GetObject', resource: OBJECT, keys: { 's3:x-amz-acl': 'public-read' }, allowed: true },
  ...['lambda:CreateFunctionUrlConfig', 'lambda:UpdateFunctionUrlConfig'].flatMap((action): Decision[] => [
    { rule: 'PublicFunctions', action, keys: { 'lambda:FunctionUrlAuthType': 'NONE' }, allowed: false },
    { rule: 'signed functions', action, keys: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' }, allowed: true },
    { rule: 'functions as they were', action, allowed: true },
  ]),
  {
    rule: 'other requests',
    action: 'lambda:GetFunction',
    keys: { 'lambda:FunctionUrlAuthType': 'NONE', 'lambda:Principal': '*' },
    allowed: true,
  },
  { rule: 'FunctionsForEverybody', action: 'lambda:AddPermission', keys: { 'lambda:Principal': '*' }, allowed: false },
  { rule: 'functions for a service', action: 'lambda:AddPermission', keys: { 'lambda:Principal': 'events.amazonaws.com' }, allowed: true },
  { rule: 'functions for nobody yet', action: 'lambda:AddPermission', allowed: true },
  ...['ec2:AttachInternetGateway', 'ec2:CreateEgressOnlyInternetGateway', 'ec2:CreateInternetGateway', 'ec2:CreateNatGateway'].flatMap(
    (action): Decision[] => [
      { rule: 'WaysToTheInternet', action, allowed: false },
      { rule: 'people who break the glass', who: 'break-glass', action, allowed: true },
    ],
  ),
];

/** An action of each service whose resources, or whose principals, are kept within. */
const RESOURCES = [
  'dynamodb:GetItem',
  'kms:Decrypt',
  'lambda:InvokeFunction',
  's3:GetObject',
  'secretsmanager:GetSecretValue',
  'sns:Publish',
  'sqs:SendMessage',
  'states:StartExecution',
];
const PRINCIPALS = ['kms:Decrypt', 's3:GetObject', 'secretsmanager:GetSecretValue', 'sqs:SendMessage', 'sts:AssumeRole'];
const FOR_OTHERS = { 'aws:SourceAccount': '999999999999', 'aws:SourceOrgID': OTHERS };

const ofServices: Decision[] = [
  ...RESOURCES.map((action): Decision => ({ rule: 'ResourcesOfOthers', action, keys: { 'aws:ResourceOrgID': OTHERS }, allowed: false })),
  {
    rule: 'ResourcesOfOthers',
    action: 's3:GetObject',
    resource: OBJECT,
    keys: { 'aws:ResourceOrgID': OTHERS, 'aws:ViaAWSService': undefined },
    allowed: false,
  },
  { rule: 'images of AWS', action: 'ecr:BatchGetImage', keys: { 'aws:ResourceOrgID': OTHERS }, allowed: true },
  ...PRINCIPALS.flatMap((action): Decision[] => [
    { rule: 'PrincipalsOfOthers', action, keys: { 'aws:PrincipalOrgID': OTHERS }, allowed: false },
    { rule: 'PrincipalsOfOthers', action, keys: { 'aws:PrincipalOrgID': OTHERS, 'aws:PrincipalIsAWSService': undefined }, allowed: false },
    { rule: 'ServicesForOthers', who: 'service', action, keys: FOR_OTHERS, allowed: false },
    { rule: 'InClear', action, keys: { 'aws:SecureTransport': 'false' }, allowed: false },
    { rule: 'InClear', action, keys: { 'aws:SecureTransport': undefined }, allowed: false },
    { rule: 'InClear', action, keys: { 'aws:SecureTransport': 'false', 'aws:PrincipalIsAWSService': undefined }, allowed: false },
    { rule: 'a service in its own network', who: 'service', action, keys: { 'aws:SecureTransport': 'false' }, allowed: true },
    { rule: 'our principals for another resource', action, keys: { 'aws:SourceAccount': '111122223333' }, allowed: true },
    {
      rule: 'our principals for another resource',
      action,
      keys: { 'aws:SourceAccount': '111122223333', 'aws:PrincipalIsAWSService': undefined },
      allowed: true,
    },
  ]),
  {
    rule: 'who am I',
    action: 'sts:GetCallerIdentity',
    keys: { 'aws:PrincipalOrgID': OTHERS, 'aws:SecureTransport': 'false' },
    allowed: true,
  },
  { rule: 'who am I', who: 'service', action: 'sts:GetCallerIdentity', keys: FOR_OTHERS, allowed: true },
  {
    rule: 'requests that say nothing of TLS',
    action: 's3:GetObject',
    resource: OBJECT,
    keys: { 's3:TlsVersion': undefined },
    allowed: true,
  },
  { rule: 'TLS 1.2', action: 's3:GetObject', resource: OBJECT, keys: { 's3:TlsVersion': '1.2' }, allowed: true },
  { rule: 'old TLS elsewhere', action: 'sqs:SendMessage', keys: { 's3:TlsVersion': '1.1' }, allowed: true },
];

const ofPerimeter: Decision[] = [
  { rule: 'ResourcesOfOthers', action: 's3:PutObject', resource: OBJECT, keys: { 'aws:ResourceOrgID': OTHERS }, allowed: false },
  { rule: 'ResourcesOfOthers', action: 'kms:Encrypt', keys: { 'aws:ResourceOrgID': undefined }, allowed: false },
  { rule: 'layers of images', action: 's3:GetObject', resource: LAYER, keys: { 'aws:ResourceOrgID': OTHERS }, allowed: true },
  {
    rule: 'services on behalf of a role',
    action: 's3:GetObject',
    resource: OBJECT,
    keys: { 'aws:ResourceOrgID': OTHERS, 'aws:ViaAWSService': 'true' },
    allowed: true,
  },
  { rule: 'PrincipalsOfOthers', action: 's3:GetObject', resource: OBJECT, keys: { 'aws:PrincipalOrgID': OTHERS }, allowed: false },
  { rule: 'PrincipalsOfOthers', action: 'sts:AssumeRole', keys: { 'aws:PrincipalOrgID': undefined }, allowed: false },
  { rule: 'our principals', action: 's3:GetObject', resource: OBJECT, allowed: true },
  {
    rule: 'a service for us',
    who: 'service',
    action: 's3:PutObject',
    keys: { 'aws:SourceAccount': '111122223333', 'aws:SourceOrgID': 'o-exampleorgid' },
    allowed: true,
  },
  { rule: 'a service for itself', who: 'service', action: 's3:PutObject', allowed: true },
  {
    rule: 'ServicesForOthers',
    who: 'service',
    action: 's3:PutObject',
    keys: { 'aws:SourceAccount': '999999999999', 'aws:SourceOrgID': OTHERS },
    allowed: false,
  },
  { rule: 'ServicesForOthers', who: 'service', action: 's3:PutObject', keys: { 'aws:SourceAccount': '999999999999' }, allowed: false },
  { rule: 'InClear', action: 's3:GetObject', resource: OBJECT, keys: { 'aws:SecureTransport': 'false' }, allowed: false },
  { rule: 'OldTls', action: 's3:GetObject', resource: OBJECT, keys: { 's3:TlsVersion': '1.1' }, allowed: false },
];

/** What the policies for organizations must decide. */
export const DECISIONS: readonly Decision[] = [
  ...ofJobs,
  ...ofSageMaker,
  ...ofRegionsAndAudit,
  ...ofPublicAccess,
  ...ofServices,
  ...ofPerimeter,
];
