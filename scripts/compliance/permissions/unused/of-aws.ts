import { containerLogs, keyOf, object, regional } from './arns';
import { FUNCTIONS, CONTAINERS, WORKLOADS, AUDITOR } from './role-names';
import type { Unused } from './unused';

/** What AWS does with the roles of workloads, and a laptop does not. */
export const OF_AWS: readonly Unused[] = [
  {
    roles: WORKLOADS,
    actions: [
      'ec2:CreateNetworkInterface',
      'ec2:CreateNetworkInterfacePermission',
      'ec2:DeleteNetworkInterface',
      'ec2:DeleteNetworkInterfacePermission',
      'ec2:DescribeDhcpOptions',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
      'ecr:GetAuthorizationToken',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ],
    resources: ['*'],
    reason: 'Lambda, SageMaker and X-Ray do it on AWS; one policy for all that AWS can not limit (decision 001)',
  },
  {
    roles: WORKLOADS,
    actions: [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
    ],
    resources: ['*'],
    reason: 'state machines use it; functions and containers have the same policy (decision 001)',
  },
  {
    roles: FUNCTIONS,
    actions: ['sqs:SendMessage'],
    resources: [regional('sqs', '{function}DeadLetters')],
    reason: 'Lambda sends what failed three times; no asynchronous call fails in the demo',
  },
  {
    roles: FUNCTIONS,
    actions: ['kms:GenerateDataKey'],
    resources: [keyOf('Operations')],
    reason: 'the dead letters are encrypted',
  },
  {
    roles: CONTAINERS,
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: ['arn:aws:ecr:{region}:683313688378:repository/sagemaker-xgboost'],
    reason: 'SageMaker pulls the image; on a laptop there is none',
  },
  ...(
    [
      [/TrainingRolesTrainingRole$/, 'TrainingJobs'],
      [/TrainingRolesModelRole$/, 'TransformJobs'],
      [/EndpointRoleContainerRole$/, 'Endpoints/plumbline-{environment}-flight-delay'],
      [/EngineContainerRole$/, 'Endpoints/plumbline-{environment}-flight-delay-batch'],
    ] as const
  ).flatMap(([roles, group]): Unused[] => [
    {
      roles,
      actions: ['logs:CreateLogGroup', 'logs:DescribeLogStreams'],
      resources: [containerLogs(group)],
      reason: 'SageMaker writes the logs of its containers; on a laptop they go to a file',
    },
    {
      roles,
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [containerLogs(group, ':log-stream:x')],
      reason: 'SageMaker writes the logs of its containers; on a laptop they go to a file',
    },
  ]),
  {
    roles: /(TrainingRolesTraining|TrainingRolesModel|EndpointRoleContainer)Role$/,
    actions: ['kms:CreateGrant'],
    resources: [keyOf('Models')],
    keys: { 'kms:GrantIsForAWSResource': 'true' },
    reason: 'volumes of instances are encrypted by a grant; a laptop has none',
  },
  {
    roles: /(TrainingRolesTraining|TrainingRolesModel|EndpointRoleContainer)Role$/,
    actions: ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:Decrypt'],
    resources: [keyOf('Models')],
    reason: 'volumes of instances are encrypted; training reads back what it uploads in parts',
  },
  {
    roles: /FlowLogsRole$/,
    actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    resources: [regional('logs', 'log-group:Network.FlowLogs:log-stream:x')],
    reason: 'the VPC writes its flow log; a laptop has no VPC',
  },
  {
    roles:
      /^(Governance\.RecorderFunction|FlightDelay-Serving\.Promotion(Prepare|Workflow)|FlightDelay-Monitoring\.RetrainingFunction)Role$/,
    actions: ['kms:DescribeKey'],
    resources: [keyOf('Operations')],
    reason: 'DynamoDB looks the key of a table up when its caches are cold',
  },
  {
    roles: AUDITOR,
    actions: ['kms:DescribeKey'],
    resources: [keyOf('Operations')],
    reason: 'DynamoDB looks the key of a table up when its caches are cold',
  },
  {
    roles: /EndpointRoleContainerRole$/,
    actions: ['s3:PutObject'],
    resources: [object('DataLake.ZonesMonitoring', 'capture/plumbline-{environment}-flight-delay/OtherTraffic/2001/x')],
    reason: 'SageMaker writes the capture of each variant; the demo has one',
  },
];
