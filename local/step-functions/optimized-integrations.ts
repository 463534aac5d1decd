import type { Job } from './integration-job';
import { ATHENA_QUERY, NESTED_EXECUTION, sagemakerJob } from './integration-job';
import type { SdkService } from './sdk-services';
import { SDK_SERVICES } from './sdk-services';

/** How a task waits for its result. */
export type Pattern = 'response' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** An operation with its own Step Functions integration. */
export interface Integration {
  readonly service: SdkService;
  /** Error for what the service's model does not know, as in `SageMaker.AmazonSageMakerException`. */
  readonly genericError: string;
  readonly operation: string;
  readonly patterns: readonly Pattern[];
  /** Its results tell of the HTTP exchange too, which those of `aws-sdk` don't. */
  readonly optimized: boolean;
  readonly job?: Job;
  /** Member of the result that counts what failed inside a call that succeeded, as in `EventBridge.FailedEntry`. @default - none */
  readonly failedCount?: string;
}

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
    optimized: true,
    job: job ?? undefined,
    patterns: patternsOf(job, row.callback === true),
    failedCount: row.failedCount,
  };
}

/** What the optimized integrations can call: `<service>:<operation>` and how a task may wait for it. */
export function optimizedOperations(): { readonly name: string; readonly patterns: readonly Pattern[] }[] {
  return TABLE.flatMap(({ name, operations, callback }) =>
    Object.entries(operations).map(([operation, job]) => ({ name: `${name}:${operation}`, patterns: patternsOf(job, callback === true) })),
  );
}

function patternsOf(job: Job | null, callback: boolean): Pattern[] {
  return [
    'response',
    ...(job ? (['sync'] as const) : []),
    ...(job?.parses === true ? (['sync:2'] as const) : []),
    ...(callback ? (['waitForTaskToken'] as const) : []),
  ];
}
