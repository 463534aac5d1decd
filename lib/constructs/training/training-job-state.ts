import { basename } from 'node:path/posix';
import type { State } from '../workflow/states';
import { task } from '../workflow/states';
import type { TrainingTargets } from './training-targets';

/** Folder of the channel `code` inside the container. */
const CODE_CHANNEL = '/opt/ml/input/data/code';

/** Trains, and leaves the challenger's places in `$challenger`. */
export function trainingJobState(t: TrainingTargets): State {
  const channel = (name: string, uri: string): object => ({
    ChannelName: name,
    ContentType: 'text/csv',
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uri, S3DataDistributionType: 'FullyReplicated' } },
  });
  return task(
    'sagemaker:createTrainingJob.sync',
    {
      TrainingJobName: '{% $job %}',
      RoleArn: t.trainingRoleArn,
      AlgorithmSpecification: { TrainingImage: t.imageUri, TrainingInputMode: 'File' },
      HyperParameters: {
        ...t.hyperparameters,
        features: JSON.stringify(t.model.features.map(({ name, type }) => ({ name, type }))),
        sagemaker_program: 'train.py',
        sagemaker_submit_directory: `${CODE_CHANNEL}/${basename(t.codeUri)}`,
      },
      InputDataConfig: [
        channel('train', `{% '${t.featuresUri}/' & $snapshot.prefix & 'train/' %}`),
        channel('validation', `{% '${t.featuresUri}/' & $snapshot.prefix & 'validation/' %}`),
        channel('code', t.codeUri),
      ],
      OutputDataConfig: { S3OutputPath: `${t.artifactsUri}/${t.model.name}/training`, KmsKeyId: t.artifactsKeyId },
      ResourceConfig: { InstanceCount: 1, InstanceType: t.instanceType, VolumeSizeInGB: t.volumeSizeGiB, VolumeKmsKeyId: t.artifactsKeyId },
      StoppingCondition: { MaxRuntimeInSeconds: t.maxRuntimeSec },
      VpcConfig: t.network,
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      Tags: t.tags,
    },
    { Next: 'Sign' },
    {
      // The job's own limit stops it first; beyond it comes the time to find an instance.
      timeoutSec: t.maxRuntimeSec + 3600,
      assign: {
        challenger: {
          role: 'challenger',
          name: "{% $job & '-challenger' %}",
          artifactUri: '{% $states.result.ModelArtifacts.S3ModelArtifacts %}',
          artifactKey: `{% $substringAfter($states.result.ModelArtifacts.S3ModelArtifacts, '${t.artifactsUri}/') %}`,
          signatureKey: `{% '${t.model.name}/evaluations/' & $job & '/signature.json' %}`,
        },
        limits: { gates: t.gates, trainingRows: '{% $snapshot.rows.train %}' },
      },
    },
  );
}
