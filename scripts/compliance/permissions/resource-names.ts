import type { Environment, TemplateResource } from './template';

/** Characters that CDK puts behind a logical id: a hash of the construct's path. */
const HASH = /[0-9A-F]{8}$/;

/** The property that holds a name, for the types whose names stand in policies. */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
};

/** ARNs by type: `R` is the region, `A` the account, `N` the name. */
const ARNS: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupVault': 'arn:aws:backup:R:A:backup-vault:N',
  'AWS::CloudWatch::Alarm': 'arn:aws:cloudwatch:R:A:alarm:N',
  'AWS::DynamoDB::Table': 'arn:aws:dynamodb:R:A:table/N',
  'AWS::Events::Rule': 'arn:aws:events:R:A:rule/N',
  'AWS::IAM::ManagedPolicy': 'arn:aws:iam::A:policy/N',
  'AWS::IAM::Role': 'arn:aws:iam::A:role/N',
  'AWS::KMS::Key': 'arn:aws:kms:R:A:key/N',
  'AWS::Lambda::Function': 'arn:aws:lambda:R:A:function:N',
  'AWS::Logs::LogGroup': 'arn:aws:logs:R:A:log-group:N:*',
  'AWS::S3::Bucket': 'arn:aws:s3:::N',
  'AWS::SNS::Topic': 'arn:aws:sns:R:A:N',
  'AWS::SQS::Queue': 'arn:aws:sqs:R:A:N',
  'AWS::StepFunctions::StateMachine': 'arn:aws:states:R:A:stateMachine:N',
};

/** Types whose `Ref` is their ARN. */
const REF_IS_ARN = new Set(['AWS::IAM::ManagedPolicy', 'AWS::SNS::Topic', 'AWS::StepFunctions::StateMachine']);

/** A resource with where it stands. */
export interface PlacedResource {
  readonly environment: Environment;
  /** Name of its stack without the stage, for example `DataLake`. */
  readonly stack: string;
  readonly logicalId: string;
  readonly resource: TemplateResource;
}

/** The name that the template gives, or `<stack>.<logical id without hash>` in place of the generated one, for example `DataLake.ZonesRaw`. */
export function nameOf({ stack, logicalId, resource }: PlacedResource): string {
  const given = resource.Properties?.[NAME_PROPERTIES[resource.Type] ?? ''];
  return typeof given === 'string' ? given : `${stack}.${logicalId.replace(HASH, '')}`;
}

/** The ARN of a resource; throws for a type that no policy has named so far. */
export function arnOf(placed: PlacedResource): string {
  const { account, region } = placed.environment;
  const format = ARNS[placed.resource.Type];
  if (format === undefined) {
    throw new Error(`resource type must be one whose ARN is known here, got ${placed.resource.Type} of ${nameOf(placed)}`);
  }
  return format.replace(':R:', `:${region}:`).replace(':A:', `:${account}:`).replace('N', nameOf(placed));
}

/** What `Ref` stands for. */
export function refOf(placed: PlacedResource): string {
  return REF_IS_ARN.has(placed.resource.Type) ? arnOf(placed) : nameOf(placed);
}
