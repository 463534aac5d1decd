import type { ApiRequest, Properties } from './api-request';
import { listAt, valuesAt } from './values';

/** Where the API of a kind of job keeps a setting; absent when it has none. */
export interface JobSettings {
  readonly isolation?: string;
  readonly traffic?: string;
  readonly vpc?: string;
  readonly volumeKey?: string;
  readonly instanceType?: string;
  readonly outputKey?: string;
  readonly maxRuntime?: string;
  readonly image?: string;
}

/** The part of a request that describes one job. */
export interface JobPart {
  /** What stands before the paths of its properties: empty, or `TrainingJobDefinitions.0.`. */
  readonly prefix: string;
  readonly input: Properties;
}

const TRAINING: JobSettings = {
  isolation: 'EnableNetworkIsolation',
  traffic: 'EnableInterContainerTrafficEncryption',
  vpc: 'VpcConfig',
  volumeKey: 'ResourceConfig.VolumeKmsKeyId',
  instanceType: 'ResourceConfig.InstanceType',
  outputKey: 'OutputDataConfig.KmsKeyId',
  maxRuntime: 'StoppingCondition.MaxRuntimeInSeconds',
  image: 'AlgorithmSpecification.TrainingImage',
};

function autoMl(config: string): JobSettings {
  return {
    traffic: `${config}SecurityConfig.EnableInterContainerTrafficEncryption`,
    vpc: `${config}SecurityConfig.VpcConfig`,
    volumeKey: `${config}SecurityConfig.VolumeKmsKeyId`,
    outputKey: 'OutputDataConfig.KmsKeyId',
  };
}

function network(config: string): JobSettings {
  return {
    isolation: `${config}NetworkConfig.EnableNetworkIsolation`,
    traffic: `${config}NetworkConfig.EnableInterContainerTrafficEncryption`,
    vpc: `${config}NetworkConfig.VpcConfig`,
  };
}

function monitoring(kind: string): JobSettings {
  return {
    ...network(''),
    volumeKey: 'JobResources.ClusterConfig.VolumeKmsKeyId',
    instanceType: 'JobResources.ClusterConfig.InstanceType',
    outputKey: `${kind}JobOutputConfig.KmsKeyId`,
  };
}

const SCHEDULE = 'MonitoringScheduleConfig.MonitoringJobDefinition.';

/** Jobs that data and models go through. */
export const JOBS: Readonly<Record<string, JobSettings>> = {
  'AWS::SageMaker::TrainingJob': TRAINING,
  'AWS::SageMaker::HyperParameterTuningJob': TRAINING,
  'AWS::SageMaker::ProcessingJob': {
    ...network(''),
    volumeKey: 'ProcessingResources.ClusterConfig.VolumeKmsKeyId',
    instanceType: 'ProcessingResources.ClusterConfig.InstanceType',
    outputKey: 'ProcessingOutputConfig.KmsKeyId',
    maxRuntime: 'StoppingCondition.MaxRuntimeInSeconds',
    image: 'AppSpecification.ImageUri',
  },
  'AWS::SageMaker::TransformJob': {
    volumeKey: 'TransformResources.VolumeKmsKeyId',
    instanceType: 'TransformResources.InstanceType',
    outputKey: 'TransformOutput.KmsKeyId',
  },
  'AWS::SageMaker::AutoMLJob': autoMl('AutoMLJobConfig.'),
  'AWS::SageMaker::AutoMLJobV2': autoMl(''),
};

/** Jobs of Model Monitor. */
export const MONITORING_JOBS: Readonly<Record<string, JobSettings>> = {
  'AWS::SageMaker::DataQualityJobDefinition': monitoring('DataQuality'),
  'AWS::SageMaker::ModelQualityJobDefinition': monitoring('ModelQuality'),
  'AWS::SageMaker::ModelBiasJobDefinition': monitoring('ModelBias'),
  'AWS::SageMaker::ModelExplainabilityJobDefinition': monitoring('ModelExplainability'),
  'AWS::SageMaker::MonitoringSchedule': {
    ...network(SCHEDULE),
    volumeKey: `${SCHEDULE}MonitoringResources.ClusterConfig.VolumeKmsKeyId`,
    instanceType: `${SCHEDULE}MonitoringResources.ClusterConfig.InstanceType`,
    outputKey: `${SCHEDULE}MonitoringOutputConfig.KmsKeyId`,
  },
};

/** Types of the jobs that have a setting. */
export function jobTypes(jobs: Readonly<Record<string, JobSettings>>, setting: keyof JobSettings): string[] {
  return Object.keys(jobs).filter((type) => jobs[type]?.[setting] !== undefined);
}

/** The jobs that a request describes: of a tuning job each of its definitions, of a schedule only what it defines itself. */
export function jobParts({ type, input }: ApiRequest): JobPart[] {
  if (type === 'AWS::SageMaker::HyperParameterTuningJob') {
    const several = listAt(input, 'TrainingJobDefinitions').map((one, index) => tuningPart(`TrainingJobDefinitions.${index}.`, one));
    return several.length > 0 ? several : valuesAt(input, 'TrainingJobDefinition').map((one) => tuningPart('TrainingJobDefinition.', one));
  }
  const isNamed =
    type === 'AWS::SageMaker::MonitoringSchedule' &&
    valuesAt(input, 'MonitoringScheduleConfig.MonitoringJobDefinitionName').every((name) => name !== undefined);
  return isNamed ? [] : [{ prefix: '', input }];
}

/** Paths of one setting in a request for which it does not hold. */
export function brokenSettings(
  jobs: Readonly<Record<string, JobSettings>>,
  request: ApiRequest,
  setting: keyof JobSettings,
  holds: (value: unknown, part: JobPart, settings: JobSettings) => boolean,
): string[] {
  const settings = jobs[request.type];
  const path = settings?.[setting];
  if (settings === undefined || path === undefined) {
    return [];
  }
  return jobParts(request)
    .filter((one) => !valuesAt(one.input, path).every((value) => holds(value, one, settings)))
    .map(({ prefix }) => `${prefix}${path}`);
}

/** A tuning job may choose among instance types, and says so under another name. */
function tuningPart(prefix: string, definition: unknown): JobPart {
  const input = (definition ?? {}) as Properties;
  return { prefix, input: { ResourceConfig: input['HyperParameterTuningResourceConfig'], ...input } };
}
