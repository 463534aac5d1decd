import {
  DOMAIN,
  ENDPOINT_CONFIG,
  FEATURE_GROUP,
  GLUE_JOB,
  MODEL,
  MONITORING_JOB,
  NOTEBOOK,
  OWN_IMAGE,
  TRAINING,
  WORKGROUP,
} from './compliant';
import type { Fixture } from './fixture';
import { changed } from './fixture';
import { jsonPathTask, pipeline, stateMachine } from './programs';

/** A defect that was planted in a stack in November 2026: six cdk-nag packs, Control Tower's rules and the Guard registry together saw 7 of the 27. */
export interface PlantedDefect {
  readonly name: string;
  /** The rule that must see it. */
  readonly rule: string;
  readonly defect: Fixture;
  /** The same resource without the defect. */
  readonly twin: Fixture;
}

const planted = (name: string, rule: string, twin: Fixture, changes: Readonly<Record<string, unknown>>): PlantedDefect => ({
  name,
  rule,
  defect: changed(twin, changes),
  twin,
});

const inStates = (name: string, rule: string, changes: Readonly<Record<string, unknown>>): PlantedDefect => {
  const machine = (request: Fixture['Properties']): Fixture => stateMachine({ Train: jsonPathTask('createTrainingJob.sync', request) });
  const request = { Type: '', Properties: TRAINING };
  return { name, rule, defect: machine(changed(request, changes).Properties), twin: machine(TRAINING) };
};

const VPC_REGISTRY_MODEL = changed(MODEL, {
  PrimaryContainer: {
    Image: OWN_IMAGE.replace('123456789012.dkr.ecr.us-east-1.amazonaws.com', 'registry.example.com'),
    ImageConfig: { RepositoryAccessMode: 'Vpc' },
    ModelPackageName: 'scoring/7',
  },
});

export const PLANTED_DEFECTS: readonly PlantedDefect[] = [
  planted('a model without network isolation', 'ModelNetworkIsolation', MODEL, { EnableNetworkIsolation: false }),
  planted('a model without a VPC', 'ModelInVpc', MODEL, { VpcConfig: undefined }),
  planted("a private registry past the VPC (mode 'Platform')", 'ImageRegistry', VPC_REGISTRY_MODEL, {
    'PrimaryContainer.ImageConfig.RepositoryAccessMode': 'Platform',
  }),
  planted('a domain on the internet', 'DomainNetwork', DOMAIN, { AppNetworkAccessType: 'PublicInternetOnly' }),
  planted('a domain without a key', 'DomainKey', DOMAIN, { KmsKeyId: undefined }),
  planted('an online store without a key', 'FeatureGroupOnlineKey', FEATURE_GROUP, { 'OnlineStoreConfig.SecurityConfig': undefined }),
  planted('an offline store without a key', 'FeatureGroupOfflineKey', FEATURE_GROUP, {
    'OfflineStoreConfig.S3StorageConfig.KmsKeyId': undefined,
  }),
  planted('a data quality job without isolation', 'MonitoringJobIsolation', MONITORING_JOB, {
    'NetworkConfig.EnableNetworkIsolation': undefined,
  }),
  planted('a data quality job without encrypted traffic', 'MonitoringJobTraffic', MONITORING_JOB, {
    'NetworkConfig.EnableInterContainerTrafficEncryption': undefined,
  }),
  planted('a data quality job without a volume key', 'MonitoringJobVolumeKey', MONITORING_JOB, {
    'JobResources.ClusterConfig.VolumeKmsKeyId': undefined,
  }),
  planted('an endpoint of one instance', 'EndpointInstances', ENDPOINT_CONFIG, { 'ProductionVariants.0.InitialInstanceCount': 1 }),
  planted('an endpoint without a key', 'EndpointKey', ENDPOINT_CONFIG, { KmsKeyId: undefined }),
  planted('captures without a key', 'CaptureKey', ENDPOINT_CONFIG, { 'DataCaptureConfig.KmsKeyId': undefined }),
  planted('a notebook on the internet', 'NotebookInternetAccess', NOTEBOOK, { DirectInternetAccess: 'Enabled' }),
  planted('a notebook without a VPC', 'NotebookInVpc', NOTEBOOK, { SubnetId: undefined, SecurityGroupIds: undefined }),
  planted('a notebook of root', 'NotebookRootAccess', NOTEBOOK, { RootAccess: 'Enabled' }),
  planted('a notebook without a key', 'NotebookKey', NOTEBOOK, { KmsKeyId: undefined }),
  planted('a notebook of an old platform, with metadata version 1', 'NotebookPlatform', NOTEBOOK, {
    PlatformIdentifier: 'notebook-al1-v1',
    'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion': '1',
  }),
  {
    name: 'a training step of a pipeline without isolation',
    rule: 'JobNetworkIsolation',
    defect: pipeline('Training', { ...TRAINING, EnableNetworkIsolation: false }),
    twin: pipeline('Training', TRAINING),
  },
  inStates('a training task without isolation', 'JobNetworkIsolation', { EnableNetworkIsolation: undefined }),
  inStates('a training task without encrypted traffic', 'JobTrafficEncryption', { EnableInterContainerTrafficEncryption: undefined }),
  inStates('a training task without keys', 'JobVolumeKey', {
    'ResourceConfig.VolumeKmsKeyId': undefined,
    'OutputDataConfig.KmsKeyId': undefined,
  }),
  inStates('a training task without a VPC', 'JobInVpc', { VpcConfig: undefined }),
  planted('a Glue job without a security configuration', 'GlueSecurityConfiguration', GLUE_JOB, { SecurityConfiguration: undefined }),
  planted('a Glue job of version 2.0', 'GlueVersion', GLUE_JOB, { GlueVersion: '2.0' }),
  planted('query results without encryption', 'AthenaEncryption', WORKGROUP, {
    'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration': undefined,
  }),
  planted('a workgroup that neither enforces nor measures', 'AthenaEnforced', WORKGROUP, {
    'WorkGroupConfiguration.EnforceWorkGroupConfiguration': false,
    'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled': false,
  }),
];

/** All of them in one template: `Defect1` to `Defect27`, or their twins. */
export function plantedResources(kind: 'defect' | 'twin'): Record<string, Fixture> {
  const key: Fixture = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: {} } };
  return { Key: key, ...Object.fromEntries(PLANTED_DEFECTS.map((one, index) => [`Defect${index + 1}`, one[kind]])) };
}
