import { object, bucket, regional, keyOf, machine, execution, CATALOG } from './arns';
import { DATA_SCIENTIST } from './role-names';
import { FEATURES } from './state-machines';
import type { Unused } from './unused';

/** What data scientists do, and the demo does not. */
export const OF_DATA_SCIENTISTS: readonly Unused[] = [
  {
    roles: DATA_SCIENTIST,
    actions: ['athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StartQueryExecution', 'athena:StopQueryExecution'],
    resources: [regional('athena', 'workgroup/plumbline-{environment}')],
    reason: 'data scientists explore curated rows; the demo does not',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['glue:GetPartition', 'glue:GetPartitions', 'glue:GetTable'],
    resources: CATALOG,
    reason: 'data scientists explore curated rows; the demo does not',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['glue:GetDatabase'],
    resources: CATALOG.slice(0, 2),
    reason: 'data scientists explore curated rows; the demo does not',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
    resources: [bucket('DataLake.ZonesCurated')],
    reason: 'Athena does it with the role of its caller',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesCurated')],
    keys: { 's3:prefix': 'flights/' },
    reason: 'data scientists explore curated rows; the demo does not',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesFeatures')],
    reason: 'data scientists look for snapshots and scored batches of any model; names alone',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesFeatures')],
    keys: { 's3:prefix': 'flight-delay/batch/' },
    reason: 'each stack brings what its own things need, though the data lake lets the names be listed (decision 006)',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['s3:GetObject'],
    resources: [
      object('DataLake.ZonesCurated', 'flights/dt=2001-01-01/x.parquet'),
      object('DataLake.ZonesFeatures', 'flight-delay/snapshots/x'),
      object('DataLake.ZonesFeatures', 'flight-delay/batch/x'),
    ],
    reason: 'data scientists explore curated rows, snapshots and scored batches',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [keyOf('Lake')],
    reason: 'curated rows and query results are encrypted',
  },
  {
    roles: DATA_SCIENTIST,
    actions: ['states:ListExecutions'],
    resources: [machine(FEATURES)],
    reason: 'data scientists look for their runs',
  },
  { roles: DATA_SCIENTIST, actions: ['states:StopExecution'], resources: [execution(FEATURES)], reason: 'data scientists stop their runs' },
];
