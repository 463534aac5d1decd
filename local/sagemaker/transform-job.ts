import type {
  CreateTransformJobRequest,
  DescribeTransformJobRequest,
  ListTransformJobsRequest,
  StopTransformJobRequest,
} from '@aws-sdk/client-sagemaker';
import { NotEmulated } from '../core/aws-error';
import type { Operation } from '../core/service';
import { authorizeCreate, authorizeOn, conditions } from './access';
import { findModel } from './model';
import { page } from './paging';
import type { SageMakerState } from './state';
import { keepTags } from './tags';
import { parseJsonPath } from './json-path';
import { startTransform } from './transform-run';
import { checkName, onlyFields, required, ResourceInUse, ValidationException } from './validation';

const FIELDS = [
  'TransformJobName',
  'ModelName',
  'MaxConcurrentTransforms',
  'ModelClientConfig',
  'MaxPayloadInMB',
  'BatchStrategy',
  'Environment',
  'TransformInput',
  'TransformOutput',
  'TransformResources',
  'DataProcessing',
  'Tags',
];
/** Concurrent requests times payload, in MB. */
const MAX_TOTAL_PAYLOAD_MB = 100;

/** CreateTransformJob, DescribeTransformJob, StopTransformJob, ListTransformJobs. */
export function transformJobOperations(state: SageMakerState): Record<string, Operation> {
  return {
    CreateTransformJob: (input: CreateTransformJobRequest, context) => {
      const name = checkName('transformJobName', required(input, 'TransformJobName'));
      const arn = jobArn(state, name);
      authorizeCreate(context, 'CreateTransformJob', arn, input.Tags, transformConditions(state, input));
      checkSupported(input);
      findModel(state, required(input, 'ModelName'));
      if (state.transformJobs.has(name)) {
        throw new ResourceInUse(
          `Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
        );
      }
      keepTags(state, arn, input.Tags);
      state.transformJobs.set(name, startTransform(state, arn, input));
      return Promise.resolve({ TransformJobArn: arn });
    },
    DescribeTransformJob: (input: DescribeTransformJobRequest, context) => {
      const name = required(input, 'TransformJobName');
      authorizeOn(state, context, 'DescribeTransformJob', jobArn(state, name));
      return Promise.resolve({ ...find(state, name).description });
    },
    StopTransformJob: (input: StopTransformJobRequest, context) => {
      const name = required(input, 'TransformJobName');
      authorizeOn(state, context, 'StopTransformJob', jobArn(state, name));
      const job = find(state, name);
      if (job.description.TransformJobStatus !== 'InProgress') {
        throw new ValidationException(
          `The request was rejected because the transform job is in status ${job.description.TransformJobStatus ?? ''}.`,
        );
      }
      job.stop();
      return Promise.resolve({});
    },
    ListTransformJobs: (input: ListTransformJobsRequest, context) => {
      context.authorize({ action: 'sagemaker:ListTransformJobs', resource: '*' });
      onlyFields('ListTransformJobs', input, ['NameContains', 'StatusEquals', 'MaxResults', 'NextToken', 'SortBy', 'SortOrder']);
      const jobs = [...state.transformJobs.values()]
        .map((job) => job.description)
        .filter((job) => job.TransformJobName?.includes(input.NameContains ?? ''))
        .filter((job) => input.StatusEquals === undefined || job.TransformJobStatus === input.StatusEquals);
      const { items, NextToken } = page(jobs, input, (job, by) =>
        by === 'Name'
          ? (job.TransformJobName ?? '')
          : by === 'Status'
            ? (job.TransformJobStatus ?? '')
            : (job.CreationTime?.getTime() ?? 0),
      );
      const summaries = items.map(
        ({ TransformJobName, TransformJobArn, CreationTime, TransformEndTime, TransformJobStatus, FailureReason }) => ({
          TransformJobName,
          TransformJobArn,
          CreationTime,
          TransformEndTime,
          TransformJobStatus,
          FailureReason,
        }),
      );
      return Promise.resolve({ TransformJobSummaries: summaries, NextToken });
    },
  };
}

function jobArn(state: SageMakerState, name: string): string {
  return state.arn(`transform-job/${name.toLowerCase()}`);
}

function find(state: SageMakerState, name: string) {
  const job = state.transformJobs.get(name);
  if (!job) {
    throw new ValidationException(`Could not find requested job with name: ${name}`);
  }
  return job;
}

function transformConditions(state: SageMakerState, input: CreateTransformJobRequest) {
  const instanceType = input.TransformResources?.InstanceType;
  return conditions({
    'sagemaker:InstanceTypes': instanceType && [instanceType],
    'sagemaker:ModelArn': input.ModelName && state.arn(`model/${input.ModelName.toLowerCase()}`),
    'sagemaker:VolumeKmsKeyArn': input.TransformResources?.VolumeKmsKeyId,
    'sagemaker:OutputKmsKeyArn': input.TransformOutput?.KmsKeyId,
  });
}

function checkSupported(input: CreateTransformJobRequest): void {
  onlyFields('CreateTransformJob', input, FIELDS);
  const source = required(input, 'TransformInput');
  if (source.DataSource?.S3DataSource?.S3DataType !== 'S3Prefix') {
    throw new NotEmulated('the data source of a transform job: only S3Prefix is');
  }
  if (!['None', 'Line', undefined].includes(source.SplitType) || !['None', 'Gzip', undefined].includes(source.CompressionType)) {
    throw new NotEmulated(`SplitType ${source.SplitType ?? 'None'} with CompressionType ${source.CompressionType ?? 'None'}`);
  }
  required(required(input, 'TransformOutput'), 'S3OutputPath');
  parseJsonPath(input.DataProcessing?.InputFilter ?? '$');
  parseJsonPath(input.DataProcessing?.OutputFilter ?? '$');
  const total = (input.MaxConcurrentTransforms ?? 1) * (input.MaxPayloadInMB ?? 6);
  if (total > MAX_TOTAL_PAYLOAD_MB) {
    throw new ValidationException(`MaxConcurrentTransforms * MaxPayloadInMB must not exceed ${MAX_TOTAL_PAYLOAD_MB} MB, got ${total}`);
  }
}
