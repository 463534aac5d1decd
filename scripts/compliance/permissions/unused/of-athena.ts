import { object, bucket, regional, keyOf, CATALOG } from './arns';
import type { Unused } from './unused';

/** What Athena does with the role of its caller. The local Athena is DuckDB. */
export const OF_ATHENA: readonly Unused[] = [
  {
    roles: /^Features\.FlightDelayWorkflowRole$/,
    actions: ['athena:GetQueryResults', 'athena:StopQueryExecution'],
    resources: [regional('athena', 'workgroup/plumbline-{environment}')],
    reason: 'startQueryExecution.sync needs both; a query is stopped with its execution',
  },
  {
    roles: /^Features\.FlightDelayWorkflowRole$/,
    actions: ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
    resources: [bucket('DataLake.ZonesCurated'), bucket('DataLake.ZonesFeatures')],
    reason: 'Athena does it with the role of its caller; the local Athena is DuckDB',
  },
  {
    roles: /^(Features\.FlightDelayWorkflowRole|plumbline-\w+-data-scientist)$/,
    actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
    resources: [object('DataLake.ZonesCurated', 'athena-results/x.csv')],
    reason: 'Athena does it with the role of its caller; the local Athena is DuckDB',
  },
  {
    roles: /^(Features\.FlightDelayWorkflowRole|plumbline-\w+-data-scientist)$/,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesCurated')],
    keys: { 's3:prefix': 'athena-results/' },
    reason: 'Athena does it with the role of its caller; the local Athena is DuckDB',
  },
  {
    roles: /^Features\.FlightDelayWorkflowRole$/,
    actions: ['glue:GetPartition', 'glue:GetPartitions'],
    resources: CATALOG,
    reason: 'Athena plans with partitions; the local Athena reads the folder',
  },
  {
    roles: /^Features\.FlightDelayWorkflowRole$/,
    actions: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
    resources: ['score/x', 'snapshots/x'].map((key) => object('DataLake.ZonesFeatures', `flight-delay/${key}`)),
    reason: 'Athena writes large results in parts',
  },
  {
    roles: /^Features\.FlightDelayWorkflowRole$/,
    actions: ['kms:Decrypt'],
    resources: [keyOf('Features')],
    reason: 'Athena writes large results in parts, which needs the key to decrypt',
  },
];
