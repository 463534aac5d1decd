import type { Definition } from '../workflow/states';
import { failWithReason, invokeFunction, task } from '../workflow/states';
import { SERVING_ENVIRONMENT } from './serving-environment';
import type { TrainingTargets } from './training-targets';

/** Longest batch transform of a held-out split, in seconds. */
const TRANSFORM_TIMEOUT_SEC = 7200;

/**
 * Scores the held-out split with one candidate, through its own serving container.
 *
 * The model exists only for the transform: it is made from the signed artefact and deleted on every path.
 */
export function candidateStates(t: TrainingTargets): Definition {
  const deleteModel = (next: string): ReturnType<typeof task> =>
    task('aws-sdk:sagemaker:deleteModel', { ModelName: '{% $candidate.name %}' }, { Next: next });
  return {
    StartAt: 'Verify',
    States: {
      Verify: {
        ...invokeFunction(
          t.functions.verify,
          { artifactKey: '{% $states.input.artifactKey %}', signatureKey: '{% $states.input.signatureKey %}' },
          { Next: 'CreateModel' },
          { timeoutSec: 300, assign: { candidate: '{% $states.input %}' } },
        ),
      },
      CreateModel: task(
        'aws-sdk:sagemaker:createModel',
        {
          ModelName: '{% $candidate.name %}',
          ExecutionRoleArn: t.modelRoleArn,
          PrimaryContainer: { Image: t.imageUri, ModelDataUrl: '{% $candidate.artifactUri %}', Environment: SERVING_ENVIRONMENT },
          VpcConfig: t.network,
          EnableNetworkIsolation: true,
        },
        { Next: 'Transform' },
      ),
      Transform: task(
        'sagemaker:createTransformJob.sync',
        transformJob(t),
        { Next: 'DeleteModel' },
        {
          timeoutSec: TRANSFORM_TIMEOUT_SEC,
          onError: 'DeleteModelAfterFailure',
        },
      ),
      DeleteModel: deleteModel('Scored'),
      Scored: {
        Type: 'Pass',
        Output: `{% $merge([$sift($candidate, function($v, $k) { $k in ['role', 'version'] }), {'transformPrefix': '${t.model.name}/transform/' & $candidate.name & '/'}]) %}`,
        End: true,
      },
      DeleteModelAfterFailure: deleteModel('Failed'),
      Failed: failWithReason(),
    },
  };
}

function transformJob(t: TrainingTargets): object {
  return {
    TransformJobName: '{% $candidate.name %}',
    ModelName: '{% $candidate.name %}',
    BatchStrategy: 'MultiRecord',
    MaxPayloadInMB: 6,
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `{% '${t.featuresUri}/' & $snapshot.prefix & 'test/' %}` } },
      ContentType: 'text/csv',
      CompressionType: 'Gzip',
      SplitType: 'Line',
    },
    TransformOutput: {
      S3OutputPath: `{% '${t.artifactsUri}/${t.model.name}/transform/' & $candidate.name %}`,
      Accept: 'text/csv',
      AssembleWith: 'Line',
      KmsKeyId: t.artifactsKeyId,
    },
    TransformResources: { InstanceType: t.instanceType, InstanceCount: 1, VolumeKmsKeyId: t.artifactsKeyId },
    // The model sees the features; label, features and score come back on one line.
    DataProcessing: { InputFilter: '$[1:]', JoinSource: 'Input' },
    Tags: t.tags,
  };
}
