import type { MlRule } from './rule';
import { asyncOutputKey } from './rules/async-output-key';
import { athenaEncryption } from './rules/athena-encryption';
import { athenaEnforced } from './rules/athena-enforced';
import { athenaMetrics } from './rules/athena-metrics';
import { captureKey } from './rules/capture-key';
import { closedService } from './rules/closed-service';
import { domainKey } from './rules/domain-key';
import { domainNetwork } from './rules/domain-network';
import { domainSignOn } from './rules/domain-sign-on';
import { domainSourceIdentity } from './rules/domain-source-identity';
import { endpointInstances } from './rules/endpoint-instances';
import { endpointIsolation } from './rules/endpoint-isolation';
import { endpointKey } from './rules/endpoint-key';
import { endpointRollbackAlarms } from './rules/endpoint-rollback-alarms';
import { featureGroupOfflineKey } from './rules/feature-group-offline-key';
import { featureGroupOnlineKey } from './rules/feature-group-online-key';
import { glueSecurityConfiguration } from './rules/glue-security-configuration';
import { glueTransformKey } from './rules/glue-transform-key';
import { glueVersion } from './rules/glue-version';
import { imagePinned } from './rules/image-pinned';
import { imageRegistry } from './rules/image-registry';
import { inferenceComponentModel } from './rules/inference-component-model';
import { inferenceExperimentDataKey } from './rules/inference-experiment-data-key';
import { inferenceExperimentVolumeKey } from './rules/inference-experiment-volume-key';
import { jobInVpc } from './rules/job-in-vpc';
import { jobNetworkIsolation } from './rules/job-network-isolation';
import { jobOutputKey } from './rules/job-output-key';
import { jobTimeLimit } from './rules/job-time-limit';
import { jobTrafficEncryption } from './rules/job-traffic-encryption';
import { jobVolumeKey } from './rules/job-volume-key';
import { mlflowRegistration } from './rules/mlflow-registration';
import { modelApproval } from './rules/model-approval';
import { modelFromRegistry } from './rules/model-from-registry';
import { modelInVpc } from './rules/model-in-vpc';
import { modelNetworkIsolation } from './rules/model-network-isolation';
import { monitoringJobInVpc } from './rules/monitoring-job-in-vpc';
import { monitoringJobIsolation } from './rules/monitoring-job-isolation';
import { monitoringJobOutputKey } from './rules/monitoring-job-output-key';
import { monitoringJobTraffic } from './rules/monitoring-job-traffic';
import { monitoringJobVolumeKey } from './rules/monitoring-job-volume-key';
import { notebookInVpc } from './rules/notebook-in-vpc';
import { notebookInternetAccess } from './rules/notebook-internet-access';
import { notebookKey } from './rules/notebook-key';
import { notebookMetadataService } from './rules/notebook-metadata-service';
import { notebookPlatform } from './rules/notebook-platform';
import { notebookRootAccess } from './rules/notebook-root-access';
import { notebookSharing } from './rules/notebook-sharing';
import { readableDefinition } from './rules/readable-definition';
import { spaceOwner } from './rules/space-owner';
import { spaceRemoteAccess } from './rules/space-remote-access';
import { tableKey } from './rules/table-key';
import { tableRecovery } from './rules/table-recovery';
import { userProfileRole } from './rules/user-profile-role';

/** Every rule of the pack, in the order of docs/RULES.md. */
export const ML_RULES: readonly MlRule[] = [
  notebookInternetAccess,
  notebookInVpc,
  notebookRootAccess,
  notebookPlatform,
  notebookKey,
  notebookMetadataService,
  modelNetworkIsolation,
  modelInVpc,
  modelFromRegistry,
  imageRegistry,
  imagePinned,
  modelApproval,
  inferenceComponentModel,
  endpointInstances,
  endpointKey,
  endpointIsolation,
  captureKey,
  asyncOutputKey,
  endpointRollbackAlarms,
  jobNetworkIsolation,
  jobTrafficEncryption,
  jobInVpc,
  jobVolumeKey,
  jobOutputKey,
  jobTimeLimit,
  monitoringJobIsolation,
  monitoringJobTraffic,
  monitoringJobInVpc,
  monitoringJobVolumeKey,
  monitoringJobOutputKey,
  inferenceExperimentVolumeKey,
  inferenceExperimentDataKey,
  featureGroupOfflineKey,
  featureGroupOnlineKey,
  domainNetwork,
  domainKey,
  domainSignOn,
  domainSourceIdentity,
  notebookSharing,
  userProfileRole,
  spaceRemoteAccess,
  spaceOwner,
  mlflowRegistration,
  glueSecurityConfiguration,
  glueVersion,
  glueTransformKey,
  athenaEncryption,
  athenaEnforced,
  athenaMetrics,
  tableRecovery,
  tableKey,
  closedService,
  readableDefinition,
];
