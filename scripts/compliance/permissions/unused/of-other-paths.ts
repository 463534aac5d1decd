import { object, bucket, regional, keyOf, execution, childRun } from './arns';
import { FEATURES, BATCH, DRIFT, QUALITY } from './state-machines';
import type { Unused } from './unused';

/** What is needed when something fails, comes twice or takes the other way. */
export const OF_OTHER_PATHS: readonly Unused[] = [
  {
    roles: /^DataLake\.FlightsIngestionIngestRole$/,
    actions: ['s3:DeleteObject'],
    resources: [object('DataLake.ZonesCurated', 'flights/dt=2001-01-01/x.parquet')],
    reason: 'rows of an attempt that lost the race for the ledger are deleted; none does in the demo',
  },
  {
    roles: /^DataLake\.FlightsIngestionIngestRole$/,
    actions: ['s3:GetObject'],
    resources: [object('DataLake.ZonesMonitoring', 'quality/flights/x.json')],
    reason: 'a repeated ingestion answers with the report of the first',
  },
  {
    roles: /^DataLake\.FlightsIngestionIngestRole$/,
    actions: ['kms:Decrypt'],
    resources: [keyOf('Monitoring')],
    reason: 'reports are encrypted',
  },
  {
    roles: /^DataLake\.FlightsIngestionIngestRole$/,
    actions: ['dynamodb:UpdateItem'],
    resources: [regional('dynamodb', 'table/DataLake.LedgerTable')],
    reason: 'a new version of a delivered file takes the place of the old one; the demo delivers each file in one version',
  },
  ...['score/x', 'snapshots/x', 'batch/x', 'batch-input/x', 'other/x'].map((key): Unused => ({
    roles: /^Features\.FlightDelay(Plan|Seal|Workflow)Role$/,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesFeatures')],
    keys: { 's3:prefix': `flight-delay/${key}` },
    reason: "names in the model's own folder: a missing object must not look like a denied one",
  })),
  {
    roles: /^Features\.FlightDelayPlanRole$/,
    actions: ['s3:GetObject'],
    resources: [object('DataLake.ZonesFeatures', 'flight-delay/snapshots/x')],
    reason: 'a repeated request finds its snapshot sealed; the demo asks for each once',
  },
  {
    roles: /^FlightDelay-BatchInference\.EngineScoreRole$/,
    actions: ['s3:GetObject'],
    resources: ['batch-input/x', 'batch/x'].map((key) => object('DataLake.ZonesFeatures', `flight-delay/${key}`)),
    reason: 'batches of delivered files and attempts after a crash; the demo has neither',
  },
  {
    roles: /^FlightDelay-BatchInference\.EngineScoreRole$/,
    actions: ['s3:PutObject'],
    resources: [object('DataLake.ZonesQuarantine', 'flight-delay/batch/x')],
    reason: 'bad records go to quarantine; the batch of the demo has none',
  },
  {
    roles: /^FlightDelay-BatchInference\.EngineScoreRole$/,
    actions: ['kms:GenerateDataKey'],
    resources: [keyOf('Lake')],
    reason: 'bad records are encrypted',
  },
  {
    roles: /^FlightDelay-BatchInference\.BatchPlanRole$/,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesFeatures')],
    keys: { 's3:prefix': 'flight-delay/batch-input/' },
    reason: 'batches of delivered files; the batch of the demo scores features',
  },
  {
    roles: /^FlightDelay-BatchInference\.BatchPlanRole$/,
    actions: ['s3:GetObject'],
    resources: [object('DataLake.ZonesFeatures', 'flight-delay/batch/x')],
    reason: 'a repeated plan finds its manifest; the demo plans each batch once',
  },
  {
    roles: /^FlightDelay-BatchInference\.BatchWorkflowRole$/,
    actions: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
    resources: [object('DataLake.ZonesFeatures', 'flight-delay/batch/x')],
    reason: 'Step Functions writes large results of a distributed map in parts',
  },
  {
    roles: /^FlightDelay-BatchInference\.BatchWorkflowRole$/,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesFeatures')],
    keys: { 's3:prefix': 'flight-delay/batch/' },
    reason: 'without it a missing manifest looks like a denied one',
  },
  {
    roles: /^FlightDelay-BatchInference\.BatchWorkflowRole$/,
    actions: ['states:RedriveExecution'],
    resources: [childRun(BATCH)],
    reason: 'a redrive repeats the children that failed; none fails in the demo',
  },
  ...(
    [
      [/BatchWorkflowRole$/, BATCH],
      [/DriftWorkflowRole$/, DRIFT],
      [/QualityWorkflowRole$/, QUALITY],
    ] as const
  ).map(([roles, name]): Unused => ({
    roles,
    actions: ['states:DescribeExecution', 'states:StopExecution'],
    resources: [childRun(name)],
    reason: 'Step Functions follows and stops the children of a distributed map; the local ones need no call',
  })),
  {
    roles: /^FlightDelay-Monitoring\.DriftWorkflowRole$/,
    actions: ['kms:Decrypt'],
    resources: [keyOf('Monitoring')],
    reason: 'Step Functions reads lists of captured files by the role; the local reader lists only',
  },
  {
    roles: /^FlightDelay-(Training\.Training|BatchInference\.Batch)WorkflowRole$/,
    actions: ['states:StopExecution'],
    resources: [execution(FEATURES)],
    reason: 'the features run is stopped with the execution that waits for it',
  },
  {
    roles: /^FlightDelay-Training\.TrainingWorkflowRole$/,
    actions: ['sagemaker:StopTrainingJob'],
    resources: [regional('sagemaker', 'training-job/flight-delay-x')],
    reason: 'jobs are stopped with the execution that waits for them',
  },
  {
    roles: /^FlightDelay-Training\.TrainingWorkflowRole$/,
    actions: ['sagemaker:StopTransformJob'],
    resources: [regional('sagemaker', 'transform-job/flight-delay-x')],
    reason: 'jobs are stopped with the execution that waits for them',
  },
  {
    roles: /^FlightDelay-Serving\.PromotionWorkflowRole$/,
    actions: ['cloudformation:DescribeStackEvents'],
    resources: [regional('cloudformation', 'stack/{stage}-FlightDelay-Endpoint/x')],
    reason: 'the reason of a failed update; none fails in the demo',
  },
];
