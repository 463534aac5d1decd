/** What roles must not do, whatever a run does. */
export interface Forbidden {
  /** The rule, as a person says it. */
  readonly rule: string;
  /** Roles that it holds for, by name. */
  readonly roles: RegExp;
  readonly actions: readonly string[];
  /** As in the list of unused permissions. */
  readonly resources: readonly string[];
  readonly keys?: Readonly<Record<string, string>>;
}

const EVERYBODY = /./;
const LIVE_VERSION = 'arn:aws:ssm:{region}:{account}:parameter/plumbline/{environment}/flight-delay/model-package-arn';
const ENDPOINT_STACK = 'arn:aws:cloudformation:{region}:{account}:stack/{stage}-FlightDelay-Endpoint/x';
const VERSION = 'arn:aws:sagemaker:{region}:{account}:model-package/plumbline-{environment}-flight-delay/1';
const BUCKETS = ['Raw', 'Curated', 'Quarantine', 'Features', 'Artifacts', 'Monitoring'].map((zone) => `arn:aws:s3:::DataLake.Zones${zone}`);

/** Rules that a table of what roles do can't tell: who must be kept apart, and what nobody may. */
export const FORBIDDEN: readonly Forbidden[] = [
  {
    rule: 'only promotion writes the version that is live',
    roles: /^(?!FlightDelay-Serving\.PromotionWorkflowRole$)/,
    actions: ['ssm:PutParameter', 'ssm:DeleteParameter'],
    resources: [LIVE_VERSION],
  },
  {
    rule: 'promotion deploys with the template that is there',
    roles: EVERYBODY,
    actions: ['cloudformation:UpdateStack'],
    resources: [ENDPOINT_STACK],
    keys: { 'cloudformation:TemplateUrl': 'https://example.com/template.json' },
  },
  {
    rule: 'nobody changes stacks by another way',
    roles: EVERYBODY,
    actions: [
      'cloudformation:CreateStack',
      'cloudformation:CreateChangeSet',
      'cloudformation:DeleteStack',
      'cloudformation:SetStackPolicy',
    ],
    resources: [ENDPOINT_STACK],
  },
  {
    rule: 'only approvers approve',
    roles: /^(?!plumbline-\w+-approver$|FlightDelay-Serving\.AutoApproverFunctionRole$)/,
    actions: ['sagemaker:UpdateModelPackage'],
    resources: [VERSION],
    keys: { 'sagemaker:ModelApprovalStatus': 'Approved' },
  },
  {
    rule: 'nobody registers a version that is approved',
    roles: EVERYBODY,
    actions: ['sagemaker:CreateModelPackage'],
    resources: [VERSION],
    keys: { 'sagemaker:ModelApprovalStatus': 'Approved' },
  },
  {
    rule: 'approvers make no version',
    roles: /(-approver|AutoApproverFunctionRole)$/,
    actions: ['sagemaker:CreateModelPackage', 'sagemaker:CreateTrainingJob', 'sagemaker:CreateModel'],
    resources: [VERSION],
    keys: { 'sagemaker:ModelApprovalStatus': 'PendingManualApproval' },
  },
  {
    rule: 'approvers read no features and no raw data',
    roles: /(-approver|AutoApproverFunctionRole)$/,
    actions: ['s3:GetObject'],
    resources: ['DataLake.ZonesFeatures/flight-delay/snapshots/x', 'DataLake.ZonesRaw/flights/x', 'DataLake.ZonesCurated/flights/x'].map(
      (key) => `arn:aws:s3:::${key}`,
    ),
  },
  {
    rule: 'versions and their group stay',
    roles: EVERYBODY,
    actions: ['sagemaker:DeleteModelPackage', 'sagemaker:DeleteModelPackageGroup', 'sagemaker:PutModelPackageGroupPolicy'],
    resources: [VERSION, 'arn:aws:sagemaker:{region}:{account}:model-package-group/plumbline-{environment}-flight-delay'],
  },
  {
    rule: 'the live endpoint belongs to CloudFormation',
    roles: EVERYBODY,
    actions: ['sagemaker:UpdateEndpoint', 'sagemaker:DeleteEndpoint', 'sagemaker:UpdateEndpointWeightsAndCapacities'],
    resources: ['arn:aws:sagemaker:{region}:{account}:endpoint/plumbline-{environment}-flight-delay'],
  },
  {
    rule: 'nobody gives permissions',
    roles: EVERYBODY,
    actions: [
      'iam:AttachRolePolicy',
      'iam:CreateRole',
      'iam:DeleteRolePermissionsBoundary',
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ],
    resources: ['arn:aws:iam::{account}:role/plumbline-{environment}-approver'],
  },
  {
    rule: 'nobody takes another role',
    roles: EVERYBODY,
    actions: ['sts:AssumeRole'],
    resources: ['arn:aws:iam::{account}:role/FlightDelay-Serving.PromotionWorkflowRole'],
  },
  {
    rule: 'roles are handed on to SageMaker alone',
    roles: EVERYBODY,
    actions: ['iam:PassRole'],
    resources: [
      'arn:aws:iam::{account}:role/FlightDelay-Training.TrainingRolesTrainingRole',
      'arn:aws:iam::{account}:role/FlightDelay-Serving.PromotionWorkflowRole',
    ],
    keys: { 'iam:PassedToService': 'lambda.amazonaws.com' },
  },
  {
    rule: 'nobody opens, empties or deletes a bucket',
    roles: EVERYBODY,
    actions: ['s3:DeleteBucket', 's3:PutBucketPolicy', 's3:PutBucketPublicAccessBlock', 's3:PutLifecycleConfiguration'],
    resources: BUCKETS,
  },
  {
    rule: 'old versions of objects stay',
    roles: EVERYBODY,
    actions: ['s3:DeleteObjectVersion'],
    resources: BUCKETS.map((bucket) => `${bucket}/x`),
  },
  {
    rule: 'keys stay as they are',
    roles: EVERYBODY,
    actions: ['kms:DisableKey', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'],
    resources: ['Lake', 'Features', 'Models', 'Monitoring', 'Operations', 'Signing'].map(
      (domain) => `arn:aws:kms:{region}:{account}:key/Foundation.Keys${domain}`,
    ),
  },
  {
    rule: 'artefacts are signed by one function',
    roles: /^(?!FlightDelay-Training\.TrainingFunctionsSignRole$)/,
    actions: ['kms:Sign'],
    resources: ['arn:aws:kms:{region}:{account}:key/Foundation.KeysSigning'],
  },
  {
    rule: 'audit records are written by one function, and stay',
    roles: EVERYBODY,
    actions: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteTable'],
    resources: ['arn:aws:dynamodb:{region}:{account}:table/Governance.AuditRecords'],
  },
  {
    rule: 'who backs tables up decrypts nothing else',
    roles: /BackupRole$/,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['arn:aws:kms:{region}:{account}:key/Foundation.KeysOperations'],
    keys: { 'kms:ViaService': 's3.{region}.amazonaws.com' },
  },
  {
    rule: 'grants on keys are for AWS alone',
    roles: EVERYBODY,
    actions: ['kms:CreateGrant'],
    resources: ['arn:aws:kms:{region}:{account}:key/Foundation.KeysModels'],
    keys: { 'kms:GrantIsForAWSResource': 'false' },
  },
];
