/** A service that does not send all of `aws:SourceAccount` and `aws:SourceArn`, as its documentation has it. */
export interface DeputyException {
  readonly service: RegExp;
  /** What it does. */
  readonly action: RegExp;
  /** Condition keys that must stand in their place; empty where there is nothing to check. */
  readonly instead: readonly string[];
  readonly reason: string;
  /** Page of AWS. */
  readonly page: string;
}

/** Statements for services that can't have both conditions. */
export const DEPUTY_EXCEPTIONS: readonly DeputyException[] = [
  {
    service: /^lambda\.amazonaws\.com$/,
    action: /^sts:AssumeRole$/,
    instead: [],
    reason: 'Lambda assumes execution roles without source keys; who may hand a role to it is decided by iam:PassRole',
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  },
  {
    service: /^backup\.amazonaws\.com$/,
    action: /^sts:AssumeRole$/,
    instead: [],
    reason: 'AWS Backup assumes its service roles without source keys; who may hand a role to it is decided by iam:PassRole',
    page: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html',
  },
  {
    service: /^logs\.[a-z0-9-]+\.amazonaws\.com$/,
    action: /^kms:/,
    instead: ['kms:EncryptionContext:aws:logs:arn'],
    reason: 'CloudWatch Logs names the log group in the encryption context',
    page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
  },
  {
    service: /^events\.amazonaws\.com$/,
    action: /^kms:/,
    instead: ['kms:EncryptionContext:aws:sqs:arn'],
    reason: 'EventBridge sends KMS no source keys for encrypted targets; SQS names the queue in the encryption context',
    page: 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  },
  {
    service: /^events\.amazonaws\.com$/,
    action: /^sqs:SendMessage$/,
    instead: ['aws:SourceArn'],
    reason: 'the exact ARN of the rule holds the account',
    page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  },
  {
    service: /^(events|apigateway)\.amazonaws\.com$/,
    action: /^lambda:InvokeFunction$/,
    instead: ['aws:SourceArn'],
    reason: 'the ARN of the rule or the API holds the account',
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  },
];
