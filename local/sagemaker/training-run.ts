import type { CreateTrainingJobRequest, DescribeTrainingJobResponse, SecondaryStatus, TrainingJobStatus } from '@aws-sdk/client-sagemaker';
import { SERVICE_PRINCIPAL } from './access';
import { roleEnvironment } from './container-environment';
import { ContainerProcess } from './container-process';
import { makeFolder } from './job-folder';
import type { Job, SageMakerState } from './state';
import { emitStateChange } from './state-change';
import { writeTrainingConfig } from './training-config';
import { downloadChannels } from './training-input';
import { failureReason, MAX_REASON_LENGTH, uploadOutput } from './training-output';
import { required } from './validation';
import { without } from './without';

/** Time between SIGTERM and SIGKILL, in milliseconds of real time. */
const STOP_GRACE_MS = 120_000;
const TRAINING_THREADS = 2;

type Description = { -readonly [K in keyof DescribeTrainingJobResponse]: DescribeTrainingJobResponse[K] };

/** Starts a training job and returns at once; the description tells how far it is. */
export function startTraining(state: SageMakerState, arn: string, input: CreateTrainingJobRequest): Job<DescribeTrainingJobResponse> {
  const run = new TrainingRun(state, arn, input);
  void run.start();
  return run;
}

class TrainingRun implements Job<DescribeTrainingJobResponse> {
  readonly description: Description;
  private process?: ContainerProcess;
  private stopRequested?: 'Stopped' | 'MaxRuntimeExceeded';

  constructor(
    private readonly state: SageMakerState,
    private readonly arn: string,
    private readonly input: CreateTrainingJobRequest,
  ) {
    const now = state.cloud.clock.date();
    this.description = {
      ...without(input, 'Tags'),
      TrainingJobArn: arn,
      ModelArtifacts: undefined,
      StoppingCondition: input.StoppingCondition,
      CreationTime: now,
      TrainingJobStatus: 'InProgress',
      SecondaryStatus: 'Starting',
      SecondaryStatusTransitions: [],
    };
    this.enter('InProgress', 'Starting');
  }

  stop(): void {
    this.end('Stopped');
  }

  /** Runs the job to its end; every failure ends in the description. */
  async start(): Promise<void> {
    try {
      await this.train();
    } catch (error) {
      this.finish('Failed', 'Failed', `ClientError: ${(error as Error).message}`);
    }
  }

  private async train(): Promise<void> {
    const { state, input } = this;
    const caller = state.cloud.ports.callerFor(required(input, 'RoleArn'), SERVICE_PRINCIPAL, 'SageMaker');
    const folder = await makeFolder(state, 'training', required(input, 'TrainingJobName'));
    this.enter('InProgress', 'Downloading');
    await downloadChannels(state.cloud, caller, input.InputDataConfig ?? [], folder);
    await writeTrainingConfig(folder, input);
    this.enter('InProgress', 'Training');
    this.description.TrainingStartTime = state.cloud.clock.date();
    const code = this.stopRequested ? 0 : await this.runContainer(folder);
    if (code !== 0 && !this.stopRequested) {
      this.finish('Failed', 'Failed', await failureReason(folder, code));
      return;
    }
    this.enter('InProgress', 'Uploading');
    this.description.ModelArtifacts = { S3ModelArtifacts: await uploadOutput(state.cloud, caller, folder, input) };
    this.finish(this.stopRequested ? 'Stopped' : 'Completed', this.stopRequested ?? 'Completed');
  }

  private async runContainer(folder: string): Promise<number> {
    const { state, input } = this;
    const name = required(input, 'TrainingJobName');
    const container = new ContainerProcess(state, {
      entryPoint: 'train',
      image: required(required(input, 'AlgorithmSpecification'), 'TrainingImage'),
      folder,
      threads: TRAINING_THREADS,
      logGroup: '/aws/sagemaker/TrainingJobs',
      logStream: `${name}/algo-1-${String(Math.floor(state.cloud.clock.now() / 1000))}`,
      environment: {
        ...roleEnvironment(state, required(input, 'RoleArn'), input.EnableNetworkIsolation ?? false),
        ...input.Environment,
        TRAINING_JOB_NAME: name,
        TRAINING_JOB_ARN: this.arn,
      },
    });
    this.process = container;
    const maxRuntimeMs = (input.StoppingCondition?.MaxRuntimeInSeconds ?? 86_400) * 1000;
    const limit = setTimeout(() => {
      this.end('MaxRuntimeExceeded');
    }, maxRuntimeMs);
    try {
      return await container.exit;
    } finally {
      clearTimeout(limit);
    }
  }

  private end(how: 'Stopped' | 'MaxRuntimeExceeded'): void {
    this.stopRequested = how;
    this.enter('Stopping', 'Stopping');
    const container = this.process;
    container?.kill('SIGTERM');
    setTimeout(() => container?.kill('SIGKILL'), STOP_GRACE_MS).unref();
  }

  private enter(status: TrainingJobStatus, secondary: SecondaryStatus): void {
    const now = this.state.cloud.clock.date();
    const transitions = [...(this.description.SecondaryStatusTransitions ?? [])];
    const last = transitions.pop();
    this.description.SecondaryStatusTransitions = [
      ...transitions,
      ...(last ? [{ ...last, EndTime: now }] : []),
      { Status: secondary, StartTime: now },
    ];
    this.description.TrainingJobStatus = status;
    this.description.SecondaryStatus = secondary;
    this.description.LastModifiedTime = now;
    emitStateChange(this.state.cloud, 'Training Job', this.arn, this.description);
  }

  private finish(status: TrainingJobStatus, secondary: SecondaryStatus, reason?: string): void {
    if (reason !== undefined) {
      this.description.FailureReason = reason.slice(0, MAX_REASON_LENGTH);
    }
    this.description.TrainingEndTime = this.state.cloud.clock.date();
    this.enter(status, secondary);
  }
}
