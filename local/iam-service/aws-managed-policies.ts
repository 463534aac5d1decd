/** The statements that may write a function's log. */
const WRITE_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

const ALLOW = { Effect: 'Allow', Resource: '*' } as const;

/**
 * Statements of AWS managed policies, by the path below `arn:aws:iam::aws:policy/`: those that serverless CDK apps attach. Any other is an error.
 *
 * The documents are those of https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html, one page each.
 */
export const AWS_MANAGED_POLICIES: Readonly<Record<string, readonly object[]>> = {
  'service-role/AWSLambdaBasicExecutionRole': [{ ...ALLOW, Action: WRITE_LOGS }],
  'service-role/AWSLambdaVPCAccessExecutionRole': [
    {
      ...ALLOW,
      Sid: 'AWSLambdaVPCAccessExecutionPermissions',
      Action: [
        ...WRITE_LOGS,
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:DeleteNetworkInterface',
        'ec2:AssignPrivateIpAddresses',
        'ec2:UnassignPrivateIpAddresses',
      ],
    },
  ],
  'service-role/AWSLambdaSQSQueueExecutionRole': [
    { ...ALLOW, Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...WRITE_LOGS] },
  ],
  'service-role/AWSLambdaDynamoDBExecutionRole': [
    {
      ...ALLOW,
      Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams', ...WRITE_LOGS],
    },
  ],
  'service-role/AWSLambdaKinesisExecutionRole': [
    {
      ...ALLOW,
      Action: [
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
        'kinesis:ListShards',
        'kinesis:ListStreams',
        'kinesis:SubscribeToShard',
        ...WRITE_LOGS,
      ],
    },
  ],
  'service-role/AWSLambdaRole': [{ ...ALLOW, Action: ['lambda:InvokeFunction'] }],
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': [
    {
      ...ALLOW,
      Action: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
      ],
    },
  ],
  CloudWatchLambdaInsightsExecutionRolePolicy: [
    { ...ALLOW, Action: 'logs:CreateLogGroup' },
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda-insights:*',
    },
  ],
  AWSXRayDaemonWriteAccess: [
    {
      ...ALLOW,
      Sid: 'AWSXRayDaemonWriteAccess',
      Action: [
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
        'xray:GetSamplingStatisticSummaries',
      ],
    },
  ],
  AdministratorAccess: [{ ...ALLOW, Action: '*' }],
  AmazonS3FullAccess: [{ ...ALLOW, Action: ['s3:*', 's3-object-lambda:*'] }],
  AmazonS3ReadOnlyAccess: [
    { ...ALLOW, Action: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'] },
  ],
  AmazonSQSFullAccess: [{ ...ALLOW, Action: ['sqs:*'] }],
  AmazonSNSFullAccess: [
    { ...ALLOW, Sid: 'SNSFullAccess', Action: 'sns:*' },
    {
      ...ALLOW,
      Sid: 'SMSAccessViaSNS',
      Action: [
        'sms-voice:DescribeVerifiedDestinationNumbers',
        'sms-voice:CreateVerifiedDestinationNumber',
        'sms-voice:SendDestinationNumberVerificationCode',
        'sms-voice:SendTextMessage',
        'sms-voice:DeleteVerifiedDestinationNumber',
        'sms-voice:VerifyDestinationNumber',
        'sms-voice:DescribeAccountAttributes',
        'sms-voice:DescribeSpendLimits',
        'sms-voice:DescribePhoneNumbers',
        'sms-voice:SetTextMessageSpendLimitOverride',
        'sms-voice:DescribeOptedOutNumbers',
        'sms-voice:DeleteOptedOutNumber',
      ],
      Condition: { StringEquals: { 'aws:CalledViaLast': 'sns.amazonaws.com' } },
    },
  ],
  AmazonSSMReadOnlyAccess: [{ ...ALLOW, Action: ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'] }],
  AWSStepFunctionsFullAccess: [{ ...ALLOW, Action: 'states:*' }],
  CloudWatchLogsFullAccess: [
    { ...ALLOW, Sid: 'CloudWatchLogsFullAccess', Action: ['logs:*', 'cloudwatch:GenerateQuery', 'cloudwatch:GenerateQueryResultsSummary'] },
  ],
  AmazonDynamoDBFullAccess: [
    {
      ...ALLOW,
      Action: [
        'dynamodb:*',
        'dax:*',
        'application-autoscaling:DeleteScalingPolicy',
        'application-autoscaling:DeregisterScalableTarget',
        'application-autoscaling:DescribeScalableTargets',
        'application-autoscaling:DescribeScalingActivities',
        'application-autoscaling:DescribeScalingPolicies',
        'application-autoscaling:PutScalingPolicy',
        'application-autoscaling:RegisterScalableTarget',
        'cloudwatch:DeleteAlarms',
        'cloudwatch:DescribeAlarmHistory',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:DescribeAlarmsForMetric',
        'cloudwatch:GetMetricStatistics',
        'cloudwatch:ListMetrics',
        'cloudwatch:PutMetricAlarm',
        'cloudwatch:GetMetricData',
        'datapipeline:ActivatePipeline',
        'datapipeline:CreatePipeline',
        'datapipeline:DeletePipeline',
        'datapipeline:DescribeObjects',
        'datapipeline:DescribePipelines',
        'datapipeline:GetPipelineDefinition',
        'datapipeline:ListPipelines',
        'datapipeline:PutPipelineDefinition',
        'datapipeline:QueryObjects',
        'ec2:DescribeVpcs',
        'ec2:DescribeSubnets',
        'ec2:DescribeSecurityGroups',
        'iam:GetRole',
        'iam:ListRoles',
        'kms:DescribeKey',
        'kms:ListAliases',
        'sns:CreateTopic',
        'sns:DeleteTopic',
        'sns:ListSubscriptions',
        'sns:ListSubscriptionsByTopic',
        'sns:ListTopics',
        'sns:Subscribe',
        'sns:Unsubscribe',
        'sns:SetTopicAttributes',
        'lambda:CreateFunction',
        'lambda:ListFunctions',
        'lambda:ListEventSourceMappings',
        'lambda:CreateEventSourceMapping',
        'lambda:DeleteEventSourceMapping',
        'lambda:GetFunctionConfiguration',
        'lambda:DeleteFunction',
        'resource-groups:ListGroups',
        'resource-groups:ListGroupResources',
        'resource-groups:GetGroup',
        'resource-groups:GetGroupQuery',
        'resource-groups:DeleteGroup',
        'resource-groups:CreateGroup',
        'tag:GetResources',
        'kinesis:ListStreams',
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
      ],
    },
    {
      Effect: 'Allow',
      Action: 'cloudwatch:GetInsightRuleReport',
      Resource: 'arn:aws:cloudwatch:*:*:insight-rule/DynamoDBContributorInsights*',
    },
    {
      ...ALLOW,
      Action: ['iam:PassRole'],
      Condition: {
        StringLike: {
          'iam:PassedToService': ['application-autoscaling.amazonaws.com', 'application-autoscaling.amazonaws.com.cn', 'dax.amazonaws.com'],
        },
      },
    },
    {
      ...ALLOW,
      Action: ['iam:CreateServiceLinkedRole'],
      Condition: {
        StringEquals: {
          'iam:AWSServiceName': [
            'replication.dynamodb.amazonaws.com',
            'dax.amazonaws.com',
            'dynamodb.application-autoscaling.amazonaws.com',
            'contributorinsights.dynamodb.amazonaws.com',
            'kinesisreplication.dynamodb.amazonaws.com',
          ],
        },
      },
    },
  ],
};
