import type { Fixture } from './fixture';

/** A customer managed key of the template. */
export const KEY = { 'Fn::GetAtt': ['Key', 'Arn'] };
/** An image of AWS's own, by an exact version. */
export const AWS_IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
/** An image of the account that tests deploy to, by its digest. */
export const OWN_IMAGE = `123456789012.dkr.ecr.us-east-1.amazonaws.com/scoring@sha256:${'0123456789abcdef'.repeat(4)}`;
const VPC = { Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }], SecurityGroupIds: [{ Ref: 'Jobs' }] };

const sageMaker = (name: string, Properties: Fixture['Properties']): Fixture => ({ Type: `AWS::SageMaker::${name}`, Properties });

export const NOTEBOOK = sageMaker('NotebookInstance', {
  RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  InstanceType: 'ml.m5.large',
  DirectInternetAccess: 'Disabled',
  SubnetId: { Ref: 'SubnetA' },
  SecurityGroupIds: [{ Ref: 'Jobs' }],
  RootAccess: 'Disabled',
  PlatformIdentifier: 'notebook-al2023-v1',
  KmsKeyId: KEY,
  InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '2' },
});

export const MODEL = sageMaker('Model', {
  ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  PrimaryContainer: { ModelPackageName: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/scoring/7' },
  EnableNetworkIsolation: true,
  VpcConfig: VPC,
});

export const ENDPOINT_CONFIG = sageMaker('EndpointConfig', {
  KmsKeyId: KEY,
  ProductionVariants: [
    {
      ModelName: { 'Fn::GetAtt': ['Model', 'ModelName'] },
      VariantName: 'AllTraffic',
      InstanceType: 'ml.m5.large',
      InitialInstanceCount: 2,
    },
  ],
  DataCaptureConfig: {
    EnableCapture: true,
    InitialSamplingPercentage: 100,
    DestinationS3Uri: 's3://captures/capture',
    KmsKeyId: KEY,
    CaptureOptions: [{ CaptureMode: 'Input' }],
  },
});

export const SERVERLESS_CONFIG = sageMaker('EndpointConfig', {
  KmsKeyId: KEY,
  ProductionVariants: [
    {
      ModelName: { 'Fn::GetAtt': ['Model', 'ModelName'] },
      VariantName: 'AllTraffic',
      ServerlessConfig: { MaxConcurrency: 5, MemorySizeInMB: 2048 },
    },
  ],
});

export const ASYNC_CONFIG = sageMaker('EndpointConfig', {
  KmsKeyId: KEY,
  ProductionVariants: [{ ModelName: 'scoring', VariantName: 'AllTraffic', InstanceType: 'ml.m5.large', InitialInstanceCount: 2 }],
  AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://answers', KmsKeyId: KEY } },
});

export const ENDPOINT = sageMaker('Endpoint', {
  EndpointConfigName: { 'Fn::GetAtt': ['Config', 'EndpointConfigName'] },
  DeploymentConfig: { AutoRollbackConfiguration: { Alarms: [{ AlarmName: { Ref: 'Errors' } }] } },
});

export const MODEL_PACKAGE = sageMaker('ModelPackage', {
  ModelPackageGroupName: 'scoring',
  InferenceSpecification: { Containers: [{ Image: OWN_IMAGE, ModelDataUrl: 's3://artifacts/model.tar.gz' }] },
});

const NETWORK = { EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: true, VpcConfig: VPC };

/** What CreateTrainingJob gets. */
export const TRAINING = {
  TrainingJobName: 'scoring',
  RoleArn: 'arn:aws:iam::123456789012:role/training',
  AlgorithmSpecification: { TrainingImage: AWS_IMAGE, TrainingInputMode: 'File' },
  OutputDataConfig: { S3OutputPath: 's3://artifacts', KmsKeyId: KEY },
  ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 10, VolumeKmsKeyId: KEY },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  ...NETWORK,
};

/** What CreateTransformJob gets. */
export const TRANSFORM = {
  TransformJobName: 'scoring',
  ModelName: 'scoring',
  TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://rows' } } },
  TransformOutput: { S3OutputPath: 's3://scores', KmsKeyId: KEY },
  TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeKmsKeyId: KEY },
};

/** What CreateAutoMLJobV2 gets. */
export const AUTO_ML = {
  AutoMLJobName: 'scoring',
  AutoMLJobInputDataConfig: [],
  OutputDataConfig: { S3OutputPath: 's3://artifacts', KmsKeyId: KEY },
  SecurityConfig: { VolumeKmsKeyId: KEY, EnableInterContainerTrafficEncryption: true, VpcConfig: VPC },
};

export const PROCESSING_JOB = sageMaker('ProcessingJob', {
  RoleArn: 'arn:aws:iam::123456789012:role/processing',
  AppSpecification: { ImageUri: OWN_IMAGE },
  ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 10, VolumeKmsKeyId: KEY } },
  ProcessingOutputConfig: { KmsKeyId: KEY, Outputs: [] },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  NetworkConfig: NETWORK,
});

export const MONITORING_JOB = sageMaker('DataQualityJobDefinition', {
  RoleArn: 'arn:aws:iam::123456789012:role/monitoring',
  DataQualityAppSpecification: { ImageUri: OWN_IMAGE },
  DataQualityJobInput: {},
  DataQualityJobOutputConfig: { KmsKeyId: KEY, MonitoringOutputs: [] },
  JobResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 10, VolumeKmsKeyId: KEY } },
  NetworkConfig: NETWORK,
});

export const MONITORING_SCHEDULE = sageMaker('MonitoringSchedule', {
  MonitoringScheduleName: 'scoring',
  MonitoringScheduleConfig: {
    MonitoringJobDefinition: {
      NetworkConfig: NETWORK,
      MonitoringResources: { ClusterConfig: { VolumeKmsKeyId: KEY } },
      MonitoringOutputConfig: { KmsKeyId: KEY },
    },
  },
});

export const INFERENCE_EXPERIMENT = sageMaker('InferenceExperiment', {
  Name: 'shadow',
  KmsKey: KEY,
  DataStorageConfig: { Destination: 's3://experiments', KmsKey: KEY },
});

export const FEATURE_GROUP = sageMaker('FeatureGroup', {
  FeatureGroupName: 'flights',
  RecordIdentifierFeatureName: 'id',
  EventTimeFeatureName: 'time',
  FeatureDefinitions: [{ FeatureName: 'id', FeatureType: 'String' }],
  OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: KEY } },
  OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://features', KmsKeyId: KEY } },
});

export const DOMAIN = sageMaker('Domain', {
  DomainName: 'science',
  AppNetworkAccessType: 'VpcOnly',
  AuthMode: 'SSO',
  KmsKeyId: KEY,
  DefaultUserSettings: { ExecutionRole: 'arn:aws:iam::123456789012:role/studio' },
  DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
});

export const USER_PROFILE = sageMaker('UserProfile', {
  UserProfileName: 'ada',
  UserSettings: { ExecutionRole: 'arn:aws:iam::123456789012:role/data-scientist' },
});

export const SPACE = sageMaker('Space', {
  SpaceName: 'ada',
  SpaceSharingSettings: { SharingType: 'Private' },
  OwnershipSettings: { OwnerUserProfileName: 'ada' },
});

export const MLFLOW = sageMaker('MlflowTrackingServer', { TrackingServerName: 'runs', ArtifactStoreUri: 's3://runs' });

export const GLUE_JOB: Fixture = {
  Type: 'AWS::Glue::Job',
  Properties: { Command: {}, Role: 'role', SecurityConfiguration: 'encrypted', GlueVersion: '4.0' },
};

export const GLUE_TRANSFORM: Fixture = {
  Type: 'AWS::Glue::MLTransform',
  Properties: { TransformEncryption: { MLUserDataEncryption: { MLUserDataEncryptionMode: 'SSE-KMS', KmsKeyId: KEY } } },
};

export const WORKGROUP: Fixture = {
  Type: 'AWS::Athena::WorkGroup',
  Properties: {
    Name: 'queries',
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      PublishCloudWatchMetricsEnabled: true,
      ResultConfiguration: { OutputLocation: 's3://results', EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: KEY } },
    },
  },
};

export const TABLE: Fixture = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY },
  },
};

export const GLOBAL_TABLE: Fixture = {
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    Replicas: [
      {
        Region: 'us-east-1',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { KMSMasterKeyId: KEY },
      },
    ],
  },
};
