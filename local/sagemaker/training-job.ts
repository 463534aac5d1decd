import type {
  CreateTrainingJobRequest,
  DescribeTrainingJobRequest,
  ListTrainingJobsRequest,
  StopTrainingJobRequest,
} from '@aws-sdk/client-sagemaker';
import { NotEmulated } from '../core/aws-error';
import type { Operation } from '../core/service';
import { authorizeCreate, authorizeOn, conditions, passRole } from './access';
import { pythonFor } from './container-image';
import { page } from './paging';
import type { SageMakerState } from './state';
import { keepTags } from './tags';
import { startTraining } from './training-run';
import { checkName, onlyFields, required, ResourceInUse, ValidationException } from './validation';

const FIELDS = [
  'TrainingJobName',
  'HyperParameters',
  'AlgorithmSpecification',
  'RoleArn',
  'InputDataConfig',
  'OutputDataConfig',
  'ResourceConfig',
  'VpcConfig',
  'StoppingCondition',
  'Tags',
  'EnableNetworkIsolation',
  'EnableInterContainerTrafficEncryption',
  'Environment',
];

/** CreateTrainingJob, DescribeTrainingJob, StopTrainingJob, ListTrainingJobs. */
export function trainingJobOperations(state: SageMakerState): Record<string, Operation> {
  return {
    CreateTrainingJob: (input: CreateTrainingJobRequest, context) => {
      const name = checkName('trainingJobName', required(input, 'TrainingJobName'));
      const arn = jobArn(state, name);
      const role = required(input, 'RoleArn');
      authorizeCreate(context, 'CreateTrainingJob', arn, input.Tags, trainingConditions(input));
      passRole(context, role);
      checkSupported(input, state);
      if (state.trainingJobs.has(name)) {
        throw new ResourceInUse(
          `Training job names must be unique within an AWS account and region, and a training job with this name already exists (${arn})`,
        );
      }
      keepTags(state, arn, input.Tags);
      state.trainingJobs.set(name, startTraining(state, arn, input));
      return Promise.resolve({ TrainingJobArn: arn });
    },
    DescribeTrainingJob: (input: DescribeTrainingJobRequest, context) => {
      const name = required(input, 'TrainingJobName');
      authorizeOn(state, context, 'DescribeTrainingJob', jobArn(state, name));
      return Promise.resolve({ ...find(state, name).description });
    },
    StopTrainingJob: (input: StopTrainingJobRequest, context) => {
      const name = required(input, 'TrainingJobName');
      authorizeOn(state, context, 'StopTrainingJob', jobArn(state, name));
      const job = find(state, name);
      if (job.description.TrainingJobStatus !== 'InProgress') {
        throw new ValidationException(
          `The request was rejected because the training job is in status ${job.description.TrainingJobStatus ?? ''}.`,
        );
      }
      job.stop();
      return Promise.resolve({});
    },
    ListTrainingJobs: (input: ListTrainingJobsRequest, context) => {
      context.authorize({ action: 'sagemaker:ListTrainingJobs', resource: '*' });
      onlyFields('ListTrainingJobs', input, ['NameContains', 'StatusEquals', 'MaxResults', 'NextToken', 'SortBy', 'SortOrder']);
      const jobs = [...state.trainingJobs.values()]
        .map((job) => job.description)
        .filter((job) => job.TrainingJobName?.includes(input.NameContains ?? ''))
        .filter((job) => input.StatusEquals === undefined || job.TrainingJobStatus === input.StatusEquals);
      const { items, NextToken } = page(jobs, input, (job, by) =>
        by === 'Name' ? (job.TrainingJobName ?? '') : by === 'Status' ? (job.TrainingJobStatus ?? '') : (job.CreationTime?.getTime() ?? 0),
      );
      const summaries = items.map(
        ({ TrainingJobName, TrainingJobArn, CreationTime, TrainingEndTime, LastModifiedTime, TrainingJobStatus }) => ({
          TrainingJobName,
          TrainingJobArn,
          CreationTime,
          TrainingEndTime,
          LastModifiedTime,
          TrainingJobStatus,
        }),
      );
      return Promise.resolve({ TrainingJobSummaries: summaries, NextToken });
    },
  };
}

function jobArn(state: SageMakerState, name: string): string {
  return state.arn(`training-job/${name.toLowerCase()}`);
}

function find(state: SageMakerState, name: string) {
  const job = state.trainingJobs.get(name);
  if (!job) {
    throw new ValidationException('Requested resource not found.');
  }
  return job;
}

function trainingConditions(input: CreateTrainingJobRequest) {
  return conditions({
    'sagemaker:InstanceTypes': input.ResourceConfig?.InstanceType && [input.ResourceConfig.InstanceType],
    'sagemaker:MaxRuntimeInSeconds': input.StoppingCondition?.MaxRuntimeInSeconds,
    'sagemaker:VolumeKmsKeyArn': input.ResourceConfig?.VolumeKmsKeyId,
    'sagemaker:OutputKmsKeyArn': input.OutputDataConfig?.KmsKeyId,
    'sagemaker:VpcSubnets': input.VpcConfig?.Subnets,
    'sagemaker:VpcSecurityGroupIds': input.VpcConfig?.SecurityGroupIds,
    'sagemaker:NetworkIsolation': input.EnableNetworkIsolation ?? false,
    'sagemaker:InterContainerTrafficEncryption': input.EnableInterContainerTrafficEncryption ?? false,
  });
}

function checkSupported(input: CreateTrainingJobRequest, state: SageMakerState): void {
  onlyFields('CreateTrainingJob', input, FIELDS);
  const algorithm = required(input, 'AlgorithmSpecification');
  onlyFields('AlgorithmSpecification', algorithm, ['TrainingImage', 'TrainingInputMode', 'EnableSageMakerMetricsTimeSeries']);
  pythonFor(required(algorithm, 'TrainingImage'), state.options);
  required(required(input, 'OutputDataConfig'), 'S3OutputPath');
  required(input, 'StoppingCondition');
  if ((required(input, 'ResourceConfig').InstanceCount ?? 1) > 1) {
    throw new NotEmulated('distributed training: ResourceConfig.InstanceCount above 1');
  }
  for (const channel of input.InputDataConfig ?? []) {
    onlyFields('InputDataConfig', channel, [
      'ChannelName',
      'DataSource',
      'ContentType',
      'CompressionType',
      'InputMode',
      'RecordWrapperType',
    ]);
    if ((channel.InputMode ?? algorithm.TrainingInputMode) === 'Pipe' || (channel.CompressionType ?? 'None') !== 'None') {
      throw new NotEmulated(`Pipe mode or compression of the channel ${channel.ChannelName ?? ''}`);
    }
  }
}
