import { object, bucket, regional, keyOf, machine, execution } from './arns';
import { ML_ENGINEER } from './role-names';
import { INGESTION, TRAINING, PROMOTION, BATCH, DRIFT, QUALITY } from './state-machines';
import type { Unused } from './unused';

/** What engineers do, and the demo does not. */
export const OF_ENGINEERS: readonly Unused[] = [
  {
    roles: ML_ENGINEER,
    actions: ['s3:GetObject'],
    resources: [
      object('DataLake.ZonesQuarantine', 'flights/x.jsonl'),
      object('DataLake.ZonesQuarantine', 'flight-delay/batch/x.jsonl'),
      object('DataLake.ZonesFeatures', 'flight-delay/batch/x.jsonl'),
    ],
    reason: 'engineers look into bad rows and batches; the demo has none to look into',
  },
  {
    roles: ML_ENGINEER,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesQuarantine'), bucket('DataLake.ZonesRaw')],
    reason: 'engineers look for delivered and for bad files',
  },
  {
    roles: ML_ENGINEER,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesFeatures'), bucket('DataLake.ZonesQuarantine')],
    keys: { 's3:prefix': 'flight-delay/batch/' },
    reason: 'engineers look into batches',
  },
  {
    roles: ML_ENGINEER,
    actions: ['s3:AbortMultipartUpload', 's3:PutObject'],
    resources: [object('DataLake.ZonesRaw', 'flights/x.csv'), object('DataLake.ZonesFeatures', 'flight-delay/batch-input/x.jsonl')],
    reason: 'large files are delivered in parts; the batch of the demo scores features and no delivered file',
  },
  {
    roles: ML_ENGINEER,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [keyOf('Features'), keyOf('Lake')],
    reason: 'what engineers deliver in parts and read is encrypted',
  },
  {
    roles: ML_ENGINEER,
    actions: ['states:StopExecution'],
    resources: [INGESTION, TRAINING, PROMOTION, BATCH, DRIFT, QUALITY].map(execution),
    reason: 'engineers stop what goes wrong; nothing does in the demo',
  },
  {
    roles: ML_ENGINEER,
    actions: ['states:ListExecutions', 'states:StartExecution'],
    resources: [INGESTION, TRAINING, PROMOTION, BATCH, DRIFT, QUALITY].map(machine),
    reason: 'engineers start by hand what rules and schedules start in the demo, and look for it',
  },
  {
    roles: ML_ENGINEER,
    actions: ['states:RedriveExecution'],
    resources: [execution(BATCH)],
    reason: 'a failed batch is redriven; none fails in the demo',
  },
  {
    roles: ML_ENGINEER,
    actions: ['cloudformation:DescribeStacks'],
    resources: [regional('cloudformation', 'stack/{stage}-FlightDelay-Serving/x')],
    reason: 'the outputs hold the address of the inference API; the demo reads them as an administrator',
  },
  {
    roles: ML_ENGINEER,
    actions: ['cloudwatch:DescribeAlarms'],
    resources: ['AlarmsSilence', 'QualityAlarmsUnlabelled'].map((one) => regional('cloudwatch', `alarm:FlightDelay-Monitoring.${one}`)),
    reason: 'engineers look at every alarm; two never ring in the demo',
  },
];
