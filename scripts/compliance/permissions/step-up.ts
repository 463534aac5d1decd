const STEPS_UP: Readonly<Record<string, string>> = {
  athena: 'athena:DeleteWorkGroup',
  backup: 'backup:DeleteRecoveryPoint',
  cloudformation: 'cloudformation:DeleteStack',
  cloudwatch: 'cloudwatch:DeleteAlarms',
  dynamodb: 'dynamodb:DeleteTable',
  ec2: 'ec2:ModifyNetworkInterfaceAttribute',
  ecr: 'ecr:PutImage',
  events: 'events:DeleteRule',
  'execute-api': 'execute-api:ManageConnections',
  glue: 'glue:DeleteTable',
  iam: 'iam:PutRolePolicy',
  kms: 'kms:ScheduleKeyDeletion',
  lambda: 'lambda:UpdateFunctionCode',
  logs: 'logs:DeleteLogGroup',
  s3: 's3:DeleteObjectVersion',
  sagemaker: 'sagemaker:UpdateEndpoint',
  sns: 'sns:SetTopicAttributes',
  sqs: 'sqs:PurgeQueue',
  ssm: 'ssm:DeleteParameter',
  states: 'states:DeleteStateMachine',
  sts: 'sts:TagSession',
  xray: 'xray:PutResourcePolicy',
};

/** An action of the same service that is a step above what its readers and writers do; throws where none is known. */
export function stepUp(action: string): string {
  const [service = ''] = action.split(':');
  const found = STEPS_UP[service];
  if (found === undefined) {
    throw new Error(`a step up must be known for every service of a policy, got none for ${service}`);
  }
  return found;
}
