import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { PACKAGE_METADATA } from '../../../lambda/shared/package-metadata';
import { MAP_WORKERS } from '../workflow/map-workers';
import type { Definition, State } from '../workflow/states';
import { failWithReason, invokeFunction, task } from '../workflow/states';
import type { JobNetwork } from '../training/job-network';
import { rangeMap } from './range-map';

/** What the states name. */
export interface TransformTargets {
  readonly model: string;
  readonly verify: IFunction;
  readonly prepare: IFunction;
  readonly join: IFunction;
  readonly bucketName: string;
  /** Key of the bucket's objects. */
  readonly bucketKeyArn: string;
  readonly modelRoleArn: string;
  readonly network: JobNetwork;
  readonly instanceType: string;
  readonly volumeKeyArn: string;
}

/** Longest batch transform, in seconds. */
const TRANSFORM_TIMEOUT_SEC = 6 * 3600;
/** Requests that an instance has open at a time: half as many again as it has processors would not be served faster. */
const REQUESTS_PER_INSTANCE = 4;

/**
 * Checks the records of every range, scores the good ones by one batch transform, and joins its answers.
 *
 * The model is made from the pinned version's signed artefact and deleted on every path: a promotion in between changes nothing.
 */
export function transformStates(t: TransformTargets): Definition {
  const { bucketName } = t;
  const deleteModel = (next: string): State => task('aws-sdk:sagemaker:deleteModel', { ModelName: '{% $job %}' }, { Next: next });
  const map = (state: string, fn: IFunction, next: string): State => rangeMap({ bucketName, state, fn, maxConcurrency: MAP_WORKERS, next });
  return {
    StartAt: 'Prepare',
    States: {
      Prepare: map('PrepareRange', t.prepare, 'FindRows'),
      FindRows: task(
        'aws-sdk:s3:listObjectsV2',
        { Bucket: bucketName, Prefix: "{% $plan.prefix & 'transform-input/' %}", MaxKeys: 1 },
        { Next: 'AreThereRows' },
        { assign: { hasRows: '{% $states.result.KeyCount > 0 %}' } },
      ),
      AreThereRows: { Type: 'Choice', Choices: [{ Condition: '{% $hasRows %}', Next: 'DescribeVersion' }], Default: 'Join' },
      DescribeVersion: describeVersion(t),
      Verify: invokeFunction(
        t.verify,
        { artifactKey: '{% $container.artifactKey %}', signatureKey: '{% $container.signatureKey %}' },
        { Next: 'CreateModel' },
        { timeoutSec: 300 },
      ),
      CreateModel: task(
        'aws-sdk:sagemaker:createModel',
        {
          ModelName: '{% $job %}',
          ExecutionRoleArn: t.modelRoleArn,
          PrimaryContainer: {
            Image: '{% $container.image %}',
            ModelDataUrl: '{% $container.artifactUri %}',
            Environment: '{% $container.environment %}',
          },
          VpcConfig: t.network,
          EnableNetworkIsolation: true,
        },
        { Next: 'Transform' },
      ),
      Transform: task(
        'sagemaker:createTransformJob.sync',
        transformJob(t),
        { Next: 'DeleteModel' },
        { timeoutSec: TRANSFORM_TIMEOUT_SEC, onError: 'DeleteModelAfterFailure' },
      ),
      DeleteModel: deleteModel('Join'),
      Join: map('JoinRange', t.join, 'Commit'),
      DeleteModelAfterFailure: deleteModel('TransformFailed'),
      TransformFailed: failWithReason(),
    },
  };
}

/** Finds the pinned version's container, and names the job: a redrive needs a new name. */
function describeVersion({ model }: TransformTargets): State {
  const container = '$states.result.InferenceSpecification.Containers[0]';
  const execution = '$states.context.Execution';
  return task(
    'aws-sdk:sagemaker:describeModelPackage',
    { ModelPackageName: '{% $plan.modelPackageArn %}' },
    { Next: 'Verify' },
    {
      assign: {
        job: `{% '${model}-batch-' & $substring($hash(${execution}.Name & $string(${execution}.RedriveCount), 'SHA-256'), 0, 16) %}`,
        container: {
          image: `{% ${container}.Image %}`,
          environment: `{% ${container}.Environment %}`,
          artifactUri: `{% ${container}.ModelDataUrl %}`,
          artifactKey: `{% $join($split(${container}.ModelDataUrl, '/')[[3..99]], '/') %}`,
          signatureKey: `{% $states.result.CustomerMetadataProperties.${PACKAGE_METADATA.SIGNATURE_KEY} %}`,
        },
      },
    },
  );
}

function transformJob(t: TransformTargets): object {
  return {
    TransformJobName: '{% $job %}',
    ModelName: '{% $job %}',
    BatchStrategy: 'MultiRecord',
    MaxPayloadInMB: 6,
    MaxConcurrentTransforms: REQUESTS_PER_INSTANCE,
    TransformInput: {
      DataSource: {
        S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `{% 's3://${t.bucketName}/' & $plan.prefix & 'transform-input/' %}` },
      },
      ContentType: 'text/csv',
      CompressionType: 'None',
      SplitType: 'Line',
    },
    TransformOutput: {
      S3OutputPath: `{% 's3://${t.bucketName}/' & $plan.prefix & 'transform-output' %}`,
      Accept: 'text/csv',
      AssembleWith: 'Line',
      KmsKeyId: t.bucketKeyArn,
    },
    TransformResources: { InstanceType: t.instanceType, InstanceCount: 1, VolumeKmsKeyId: t.volumeKeyArn },
    // The model sees the features; record id and score come back on one line.
    DataProcessing: { InputFilter: '$[1:]', JoinSource: 'Input', OutputFilter: '$[0,-1]' },
  };
}
