// The public API of the package: the only barrel.
export { assertValid } from './config/assert-valid';
export type { ColumnContract, DatasetContract } from './config/dataset-contract';
export type {
  BatchSpec,
  ColumnType,
  DriftSpec,
  FeatureSpec,
  GateSpec,
  ModelSpec,
  QualitySpec,
  RealtimeServing,
  RetrainingSpec,
  Rollout,
  ServerlessServing,
  ServingSpec,
} from './config/model-spec';
export type {
  ExistingNetwork,
  ExistingResources,
  ExistingRoles,
  ExistingSecurityGroups,
  ExistingSubnet,
  InterfaceEndpointName,
  VpcEndpointName,
} from './config/existing-resources';
export { KEY_DOMAINS, type KeyDomain } from './config/key-domain';
export { DOMAIN_OF_ZONE, type ZoneName } from './config/lake-zone';
export type { PersonaName } from './config/names';
export type { PlatformConfig } from './config/platform-config';
export { compliancePlugins } from './compliance/compliance-plugins';
export { MlSecurityChecks } from './compliance/ml/ml-security-checks';
export { PlatformStage, type PlatformStageProps } from './platform-stage';

export { AlertTopic, type AlertTopicProps } from './constructs/alerting/alert-topic';
export type { BatchPlaces } from './constructs/batch/batch-access';
export type { BatchEngine, BatchEngineProps } from './constructs/batch/batch-engine';
export { BatchInference, type BatchInferenceProps } from './constructs/batch/batch-inference';
export { EndpointEngine, type EndpointEngineProps } from './constructs/batch/endpoint-engine';
export { QuarantineAlarm, type QuarantineAlarmProps } from './constructs/batch/quarantine-alarm';
export { TransformEngine, type TransformEngineProps } from './constructs/batch/transform-engine';
export { DeadLetterQueue, type DeadLetterQueueProps } from './constructs/compute/dead-letter-queue';
export { PlatformFunction, type PlatformFunctionProps } from './constructs/compute/platform-function';
export type { FunctionHost, PlatformHost } from './constructs/compute/platform-host';
export { DatasetCatalog, type DatasetCatalogProps } from './constructs/lake/dataset-catalog';
export { DatasetIngestion, type DatasetIngestionProps } from './constructs/lake/dataset-ingestion';
export { IngestionLedger, type IngestionLedgerProps } from './constructs/lake/ingestion-ledger';
export { LakeBuckets, type LakeBucketsProps } from './constructs/lake/lake-buckets';
export { QueryWorkgroup, type QueryWorkgroupProps } from './constructs/lake/query-workgroup';
export { FeatureWorkflow, type FeatureWorkflowProps } from './constructs/features/feature-workflow';
export { DriftAlarms, type DriftAlarmsProps } from './constructs/monitoring/drift-alarms';
export { DriftMonitor, type DriftMonitorProps } from './constructs/monitoring/drift-monitor';
export { RetrainController, type RetrainControllerProps } from './constructs/monitoring/retrain-controller';
export { FlowLogs, type FlowLogsProps } from './constructs/network/flow-logs';
export { IsolatedVpc, type IsolatedVpcProps } from './constructs/network/isolated-vpc';
export { VpcEndpoints, type VpcEndpointsProps } from './constructs/network/vpc-endpoints';
export { DomainKeys, type DomainKeysProps } from './constructs/security/domain-keys';
export { existingKeyStatements } from './constructs/security/existing-key-statements';
export { existingRoleStatements } from './constructs/security/existing-role-statements';
export { ExistingWorkloadRoles, type ExistingWorkloadRolesProps } from './constructs/security/existing-workload-roles';
export { PlatformPermissionsBoundary } from './constructs/security/permissions-boundary';
export { workloadPrincipal } from './constructs/security/workload-principal';
export { WorkloadRole, type WorkloadRoleProps } from './constructs/security/workload-role';
export { AutoApprover, type AutoApproverProps } from './constructs/serving/auto-approver';
export { DeploymentRecord, type DeploymentRecordProps } from './constructs/serving/deployment-record';
export { BatchEndpoint, type BatchEndpointProps } from './constructs/serving/batch-endpoint';
export { EndpointAlarms, type EndpointAlarmsProps } from './constructs/serving/endpoint-alarms';
export { InferenceApi, type InferenceApiProps } from './constructs/serving/inference-api';
export { LiveModelPackage } from './constructs/serving/live-model-package';
export { Promotion, type PromotionProps } from './constructs/serving/promotion';
export { RealtimeEndpoint, type RealtimeEndpointProps } from './constructs/serving/realtime-endpoint';
export { ServerlessEndpoint, type ServerlessEndpointProps } from './constructs/serving/serverless-endpoint';
export type { LakeZones } from './constructs/storage/lake-zones';
export { PlatformTable, type PlatformTableProps } from './constructs/storage/platform-table';
export { SecureBucket, type SecureBucketProps } from './constructs/storage/secure-bucket';
export { TableBackup, type TableBackupProps } from './constructs/storage/table-backup';
export { TableBackupPlan, type TableBackupPlanProps } from './constructs/storage/table-backup-plan';
export { ContainerRole, type ContainerRoleProps } from './constructs/training/container-role';
export { ModelTraining, type ModelTrainingProps } from './constructs/training/model-training';
export type { Definition, State } from './constructs/workflow/states';
export { Workflow, type WorkflowProps } from './constructs/workflow/workflow';
export { WorkflowTrigger, type WorkflowTriggerProps } from './constructs/workflow/workflow-trigger';

export type { RetrainingPolicy } from '../lambda/retrain-controller/contract';
export type { FeatureColumn } from '../lambda/shared/feature-columns';
export type { InputField } from '../lambda/shared/input-field';
