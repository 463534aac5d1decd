/** A job that `.sync` starts and waits for. */
export interface Job {
  /** Member of the start's result that names the job, and the member of the other calls that takes it. */
  readonly id: readonly [result: string, input: string];
  readonly describe: string;
  readonly stop: string;
  /** Member of the stop's input that says why. @default - none */
  readonly stopCause?: string;
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

/** A SageMaker job of this kind; `type` is the resource type in its ARN. */
export const sagemakerJob = (kind: 'Training' | 'Transform', type: string): Job => ({
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

/** An Athena query. */
export const ATHENA_QUERY: Job = {
  id: ['QueryExecutionId', 'QueryExecutionId'],
  describe: 'GetQueryExecution',
  stop: 'StopQueryExecution',
  status: ['QueryExecution', 'Status', 'State'],
  running: ['QUEUED', 'RUNNING'],
  succeeded: 'SUCCEEDED',
};

/** An execution of another state machine. */
export const NESTED_EXECUTION: Job = {
  id: ['ExecutionArn', 'ExecutionArn'],
  describe: 'DescribeExecution',
  stop: 'StopExecution',
  stopCause: 'Cause',
  status: ['Status'],
  running: ['RUNNING'],
  succeeded: 'SUCCEEDED',
  parses: true,
  managedRule: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
};
