import { Aws } from 'aws-cdk-lib/core';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** A state of the Amazon States Language (JSONata). */
export type State = Readonly<Record<string, unknown>>;

/** A state machine definition, without its name and query language. */
export interface Definition {
  /** Name of the first state. */
  readonly StartAt: string;
  /** States by name, in the Amazon States Language with JSONata. */
  readonly States: Readonly<Record<string, State>>;
}

/** How a task goes on: the next state, or the end. */
export type Transition = { readonly Next: string } | { readonly End: true };

/** What every task may say beside its call. */
export interface TaskOptions {
  /** Result of the state. @default - the result of the call */
  readonly output?: unknown;
  /** Variables for later states. @default - none */
  readonly assign?: Record<string, unknown>;
  /** State that takes over when the task fails for good. @default - the execution fails */
  readonly onError?: string;
  /** Longest run in seconds. @default 900 */
  readonly timeoutSec?: number;
  /** Errors to catch before `onError`: error name to state. @default - none */
  readonly catch?: Record<string, string>;
}

/** Waits 2, 4, 8 … seconds with full jitter, at most 60, five times. */
export const RETRY_TRANSIENT = {
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 5,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

/**
 * Waits for a run of a function whose reserved concurrency is used up: 2, 4, 8 … seconds with full jitter, at most 60, sixty times. That is
 * half an hour on average, which a delivery of many files at once may need.
 */
const RETRY_BUSY = {
  ErrorEquals: ['Lambda.TooManyRequestsException'],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 60,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

const LAMBDA_ERRORS = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.Unknown',
  // The function's process ended: out of memory, or its machine is gone.
  'Runtime.ExitError',
  'Sandbox.Timedout',
  'TransientError',
];

/** Invokes a function; the result is what it returns. `TransientError` thrown by it is retried, and a function that is busy is waited for. */
export function invokeFunction(fn: IFunction, payload: unknown, transition: Transition, options: TaskOptions = {}): State {
  const state = task('lambda:invoke', { FunctionName: fn.functionArn, Payload: payload }, transition, {
    output: '{% $states.result.Payload %}',
    retryOn: LAMBDA_ERRORS,
    ...options,
  });
  return { ...state, Retry: [RETRY_BUSY, ...(state['Retry'] as object[])] };
}

/** Options of a task that is no function. */
export interface ServiceTaskOptions extends TaskOptions {
  /** Errors that are tried again. @default - time-outs, and what the service's model has no name for, throttling among it */
  readonly retryOn?: string[];
}

/** ARN of a service integration, for example `sns:publish`. */
export function integrationArn(integration: string): string {
  return `arn:${Aws.PARTITION}:states:::${integration}`;
}

/** Calls a service integration, named by what follows `arn:<partition>:states:::`, for example `aws-sdk:ssm:putParameter`. */
export function task(integration: string, args: unknown, transition: Transition, options: ServiceTaskOptions = {}): State {
  const { output, assign, onError, timeoutSec = 900, retryOn = transientErrors(integration) } = options;
  const catchers = Object.entries(options.catch ?? {}).map(([error, state]) => catcher(error, state));
  return {
    Type: 'Task',
    Resource: integrationArn(integration),
    Arguments: args,
    TimeoutSeconds: timeoutSec,
    Retry: [{ ErrorEquals: retryOn, ...RETRY_TRANSIENT }],
    ...(output === undefined ? {} : { Output: output }),
    ...(assign === undefined ? {} : { Assign: assign }),
    ...(onError === undefined && catchers.length === 0
      ? {}
      : { Catch: [...catchers, ...(onError === undefined ? [] : [catcher('States.ALL', onError)])] }),
    ...transition,
  };
}

/** How Step Functions calls errors that a service's model does not name; throttling and internal failures are among them. */
const UNNAMED_ERRORS: Readonly<Record<string, string>> = {
  athena: 'Athena.AmazonAthenaException',
  'aws-sdk:cloudformation': 'CloudFormation.CloudFormationException',
  'aws-sdk:sagemaker': 'SageMaker.SageMakerException',
  'aws-sdk:ssm': 'Ssm.SsmException',
  dynamodb: 'DynamoDB.AmazonDynamoDBException',
  sagemaker: 'SageMaker.AmazonSageMakerException',
  sns: 'SNS.AmazonSNSException',
};

function transientErrors(integration: string): string[] {
  const service = integration.slice(0, integration.lastIndexOf(':'));
  const unnamed = UNNAMED_ERRORS[service];
  return ['States.Timeout', ...(unnamed === undefined ? [] : [unnamed])];
}

function catcher(error: string, next: string): object {
  return { ErrorEquals: [error], Assign: { failure: '{% $states.errorOutput %}' }, Next: next };
}

/** Ends the execution as failed, with the error that a catcher kept in `$failure`. */
export function failWithReason(): State {
  return { Type: 'Fail', Error: '{% $failure.Error %}', Cause: '{% $failure.Cause %}' };
}
