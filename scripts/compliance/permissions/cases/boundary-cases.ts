import type { DecisionCase } from '../probe';
import { FOREIGN_ACCOUNT } from '../stage-access';
import type { StagePolicies } from '../stage-policies';

/** An action of each service that a role of the platform may reach, if its policies let it. */
const REACHABLE = [
  'application-autoscaling:DescribeScalableTargets',
  'athena:StartQueryExecution',
  'backup:StartBackupJob',
  'cloudformation:DescribeStacks',
  'cloudwatch:DescribeAlarms',
  'dynamodb:Query',
  'ec2:CreateNetworkInterface',
  'events:PutEvents',
  'execute-api:Invoke',
  'glue:GetTable',
  'kms:Decrypt',
  'lambda:InvokeFunction',
  'logs:PutLogEvents',
  's3:GetObject',
  'sagemaker:InvokeEndpoint',
  'sns:Publish',
  'sqs:SendMessage',
  'ssm:GetParameter',
  'states:StartExecution',
  'xray:PutTraceSegments',
];

/** What no role may do, though it reaches the service. */
const NEVER = [
  'backup:DeleteBackupVault',
  'backup:DeleteRecoveryPoint',
  'backup:PutBackupVaultAccessPolicy',
  'backup:UpdateRecoveryPointLifecycle',
  'kms:DisableKey',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:PutAccountPublicAccessBlock',
  's3:PutBucketPolicy',
];

/** Services that the platform has no business with. */
const OUT_OF_REACH = [
  'account:PutContactInformation',
  'cloudtrail:StopLogging',
  'iam:CreateRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'organizations:LeaveOrganization',
  'secretsmanager:GetSecretValue',
  'sts:AssumeRole',
];

/** Decisions about a role that may do everything, within the boundary of the environment. */
export function boundaryCases({ policies }: StagePolicies): DecisionCase[] {
  return policies.filter(({ use }) => use === 'boundary').flatMap(({ name }) => casesOf({ within: name }));
}

function casesOf(who: DecisionCase['who']): DecisionCase[] {
  const ask = (action: string, allowed: boolean, keys: DecisionCase['keys'] = {}): DecisionCase => ({
    who,
    action,
    resource: '*',
    keys,
    allowed,
  });
  const elsewhere = { 'aws:RequestedRegion': 'eu-west-1' };
  const ofOthers = { 'aws:ResourceAccount': FOREIGN_ACCOUNT };
  return [
    ...REACHABLE.flatMap((action) => [
      ask(action, true),
      ask(action, true, { 'aws:ResourceAccount': undefined }),
      ask(action, false, elsewhere),
      ask(action, false, ofOthers),
    ]),
    ...NEVER.map((action) => ask(action, false)),
    ...OUT_OF_REACH.map((action) => ask(action, false)),
    ask('ecr:BatchGetImage', true, ofOthers),
    ask('ecr:BatchGetImage', false, elsewhere),
    ask('iam:PassRole', true),
    ask('iam:PassRole', false, ofOthers),
    ask('iam:PassRole', false, { 'aws:ResourceAccount': undefined }),
  ];
}
