import type { SdkService } from './sdk-services';
import { SDK_SERVICES } from './sdk-services';

/** How a task waits for its result. */
export type Pattern = 'response' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** A job that `.sync` starts and waits for. */
export interface Job {
  /** Member of the start's result that names the job, and the member of the other calls that takes it. */
  readonly id: readonly [result: string, input: string];
  readonly describe: string;
  readonly stop: string;
  /** Path of the status in the description. */
  readonly status: readonly string[];
  readonly running: readonly string[];
  readonly succeeded: string;
  /** `.sync:2` exists too: it gives input and output as JSON, not as text. @default false */
  readonly parses?: boolean;
  /** The rule that tells Step Functions of the job's end; the role must be allowed to manage it. @default - AWS polls */
  readonly managedRule?: string;
  /** Further actions that AWS wants allowed for the job, beside the calls themselves. @default - none */
  readonly actions?: readonly { readonly action: string; readonly resource: 'job' | '*' }[];
  /** Member of the start's input that names the job in its ARN, and the ARN's resource type. */
  readonly arn?: { readonly type: string; readonly name: string };
}

/** An operation with its own Step Functions integration. */
export interface Integration {
  readonly service: SdkService;
  /** Error for what the service's model does not know, as in `SageMaker.AmazonSageMakerException`. */
  readonly genericError: string;
  readonly operation: string;
  readonly patterns: readonly Pattern[];
  readonly job?: Job;
  /** Member of the result that counts what failed inside a call that succeeded, as in `EventBridge.FailedEntry`. @default - none */
  readonly failedCount?: string;
}

const sagemakerJob = (kind: 'Training' | 'Transform', type: string): Job => ({
  id: [`${kind}JobArn`, `${kind}JobName`],
  describe: `Describe${kind}Job`,
  stop: `Stop${kind}Job`,
  status: [`${kind}JobStatus`],
  running: ['InProgress', 'Stopping'],
  succeeded: 'Completed',
  managedRule: `StepFunctionsGetEventsForSageMaker${kind}JobsRule`,
  actions: [
    { action: 'sagemaker:AddTags', resource: 'job' },
    { action: 'sagemaker:ListTags', resource: 'job' },
  ],
  arn: { type, name: `${kind}JobName` },
});

const ATHENA_QUERY: Job = {
  id: ['QueryExecutionId', 'QueryExecutionId'],
  describe: 'GetQueryExecution',
  stop: 'StopQueryExecution',
  status: ['QueryExecution', 'Status', 'State'],
  running: ['QUEUED', 'RUNNING'],
  succeeded: 'SUCCEEDED',
};

const NESTED_EXECUTION: Job = {
  id: ['ExecutionArn', 'ExecutionArn'],
  describe: 'DescribeExecution',
  stop: 'StopExecution',
  status: ['Status'],
  running: ['RUNNING'],
  succeeded: 'SUCCEEDED',
  parses: true,
  managedRule: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
};

/** The operations of each service; errors have the names of the Java SDK's first version. */
const TABLE: readonly {
  readonly name: string;
  readonly sdk: string;
  readonly prefix: string;
  readonly genericError: string;
  readonly operations: Readonly<Record<string, Job | null>>;
  /** The service can hand a task token on. @default false */
  readonly callback?: boolean;
  readonly failedCount?: string;
}[] = [
  { name: 'lambda', sdk: 'lambda', prefix: 'Lambda', genericError: 'AWSLambdaException', operations: { invoke: null }, callback: true },
  {
    name: 'states',
    sdk: 'sfn',
    prefix: 'StepFunctions',
    genericError: 'AWSStepFunctionsException',
    operations: { startExecution: NESTED_EXECUTION },
    callback: true,
  },
  {
    name: 'athena',
    sdk: 'athena',
    prefix: 'Athena',
    genericError: 'AmazonAthenaException',
    operations: { startQueryExecution: ATHENA_QUERY, stopQueryExecution: null, getQueryExecution: null, getQueryResults: null },
  },
  {
    name: 'sagemaker',
    sdk: 'sagemaker',
    prefix: 'SageMaker',
    genericError: 'AmazonSageMakerException',
    operations: {
      createTrainingJob: sagemakerJob('Training', 'training-job'),
      createTransformJob: sagemakerJob('Transform', 'transform-job'),
      createModel: null,
      createEndpointConfig: null,
      createEndpoint: null,
      updateEndpoint: null,
    },
  },
  {
    name: 'dynamodb',
    sdk: 'dynamodb',
    prefix: 'DynamoDB',
    genericError: 'AmazonDynamoDBException',
    operations: { getItem: null, putItem: null, updateItem: null, deleteItem: null },
  },
  { name: 'sns', sdk: 'sns', prefix: 'SNS', genericError: 'AmazonSNSException', operations: { publish: null }, callback: true },
  { name: 'sqs', sdk: 'sqs', prefix: 'SQS', genericError: 'AmazonSQSException', operations: { sendMessage: null }, callback: true },
  {
    name: 'events',
    sdk: 'eventbridge',
    prefix: 'EventBridge',
    genericError: 'AmazonEventBridgeException',
    operations: { putEvents: null },
    callback: true,
    failedCount: 'FailedEntryCount',
  },
];

/** The optimized integration `<service>:<operation>`, or nothing when AWS has none that local mode knows. */
export function optimizedIntegration(service: string, operation: string): Integration | undefined {
  const row = TABLE.find(({ name }) => name === service);
  const sdk = row && SDK_SERVICES[row.sdk];
  const job = row?.operations[operation];
  if (!row || !sdk || job === undefined) {
    return undefined;
  }
  return {
    service: { ...sdk, errorPrefix: row.prefix },
    genericError: row.genericError,
    operation: operation.charAt(0).toUpperCase() + operation.slice(1),
    job: job ?? undefined,
    patterns: patternsOf(job, row.callback === true),
    failedCount: row.failedCount,
  };
}

function patternsOf(job: Job | null, callback: boolean): Pattern[] {
  return [
    'response',
    ...(job ? (['sync'] as const) : []),
    ...(job?.parses === true ? (['sync:2'] as const) : []),
    ...(callback ? (['waitForTaskToken'] as const) : []),
  ];
}
