/** How Step Functions knows an AWS service. */
export interface SdkService {
  /** Name that the service is registered under in the local cloud. */
  readonly signingName: string;
  /** Prefix of error names, as in `Ssm.ParameterNotFoundException`. */
  readonly errorPrefix: string;
  /** Package whose exports are the errors that the service's model knows. @default - all errors that are its own */
  readonly client?: string;
  /** The API's own member names start in lower case; state machines always write them in upper case. @default false */
  readonly lowerCamel?: boolean;
}

/** The services of `aws-sdk:<service>:<operation>`, by the name that stands there. */
export const SDK_SERVICES: Readonly<Record<string, SdkService>> = {
  apigatewayv2: { signingName: 'apigateway', errorPrefix: 'ApiGatewayV2' },
  applicationautoscaling: { signingName: 'application-autoscaling', errorPrefix: 'ApplicationAutoScaling' },
  athena: { signingName: 'athena', errorPrefix: 'Athena', client: '@aws-sdk/client-athena' },
  cloudformation: { signingName: 'cloudformation', errorPrefix: 'CloudFormation', client: '@aws-sdk/client-cloudformation' },
  cloudwatch: { signingName: 'monitoring', errorPrefix: 'CloudWatch', client: '@aws-sdk/client-cloudwatch' },
  cloudwatchlogs: { signingName: 'logs', errorPrefix: 'CloudWatchLogs', client: '@aws-sdk/client-cloudwatch-logs', lowerCamel: true },
  dynamodb: { signingName: 'dynamodb', errorPrefix: 'DynamoDb', client: '@aws-sdk/client-dynamodb' },
  eventbridge: { signingName: 'events', errorPrefix: 'EventBridge', client: '@aws-sdk/client-eventbridge' },
  glue: { signingName: 'glue', errorPrefix: 'Glue', client: '@aws-sdk/client-glue' },
  iam: { signingName: 'iam', errorPrefix: 'Iam' },
  kms: { signingName: 'kms', errorPrefix: 'Kms', client: '@aws-sdk/client-kms' },
  lambda: { signingName: 'lambda', errorPrefix: 'Lambda', client: '@aws-sdk/client-lambda' },
  s3: { signingName: 's3', errorPrefix: 'S3', client: '@aws-sdk/client-s3' },
  sagemaker: { signingName: 'sagemaker', errorPrefix: 'SageMaker', client: '@aws-sdk/client-sagemaker' },
  sagemakerfeaturestoreruntime: { signingName: 'sagemaker', errorPrefix: 'SageMakerFeatureStoreRuntime' },
  sagemakerruntime: { signingName: 'sagemaker', errorPrefix: 'SageMakerRuntime', client: '@aws-sdk/client-sagemaker-runtime' },
  sfn: { signingName: 'states', errorPrefix: 'Sfn', client: '@aws-sdk/client-sfn', lowerCamel: true },
  sns: { signingName: 'sns', errorPrefix: 'Sns', client: '@aws-sdk/client-sns' },
  sqs: { signingName: 'sqs', errorPrefix: 'Sqs', client: '@aws-sdk/client-sqs' },
  ssm: { signingName: 'ssm', errorPrefix: 'Ssm', client: '@aws-sdk/client-ssm' },
  sts: { signingName: 'sts', errorPrefix: 'Sts', client: '@aws-sdk/client-sts' },
};
