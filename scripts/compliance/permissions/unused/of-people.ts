import { object, bucket, regional, keyOf, packages, EVALUATIONS } from './arns';
import { APPROVER, AUDITOR, PERSONAS } from './role-names';
import type { Unused } from './unused';

/** What several personas do, or the auditor, and the demo does not. */
export const OF_PEOPLE: readonly Unused[] = [
  {
    roles: PERSONAS,
    actions: [
      'cloudwatch:GetMetricData',
      'cloudwatch:GetMetricStatistics',
      'cloudwatch:ListMetrics',
      'logs:DescribeLogGroups',
      'sagemaker:ListModelPackageGroups',
      'states:ListStateMachines',
    ],
    resources: ['*'],
    reason: 'people look around in the console; the demo knows where to look',
  },
  {
    roles: /^plumbline-\w+-(ml-engineer|approver|auditor)$/,
    actions: ['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'],
    resources: [packages],
    reason: 'people look at versions; in the demo only the approver does, at one',
  },
  {
    roles: /^plumbline-\w+-(ml-engineer|approver|auditor)$/,
    actions: ['s3:GetObject'],
    resources: [EVALUATIONS],
    reason: 'evaluations are read by people; the demo reads them as an administrator would',
  },
  {
    roles: /^plumbline-\w+-(ml-engineer|approver|auditor)$/,
    actions: ['kms:Decrypt'],
    resources: [keyOf('Models')],
    reason: 'evaluations are encrypted',
  },
  {
    roles: /^plumbline-\w+-(ml-engineer|auditor)$/,
    actions: ['s3:GetObject'],
    resources: [
      object('DataLake.ZonesMonitoring', 'quality/flights/x.json'),
      object('DataLake.ZonesMonitoring', 'quality/other-dataset/x.json'),
      object('DataLake.ZonesMonitoring', 'reports/flight-delay/2001-02-01/drift.json'),
      object('DataLake.ZonesMonitoring', 'reports/other-model/2001-02-01/drift.json'),
    ],
    reason: 'people read reports of every dataset and model',
  },
  {
    roles: /^plumbline-\w+-(ml-engineer|auditor)$/,
    actions: ['s3:ListBucket'],
    resources: [bucket('DataLake.ZonesArtifacts'), bucket('DataLake.ZonesMonitoring')],
    reason: 'people look for reports of any model and dataset',
  },
  {
    roles: /^plumbline-\w+-(ml-engineer|auditor)$/,
    actions: ['dynamodb:GetItem', 'dynamodb:Query'],
    resources: [regional('dynamodb', 'table/DataLake.LedgerTable')],
    reason: 'people look up what became of a file',
  },
  {
    roles: /^plumbline-\w+-(ml-engineer|auditor)$/,
    actions: ['kms:Decrypt'],
    resources: [keyOf('Monitoring'), keyOf('Operations')],
    reason: 'reports and the ledger are encrypted',
  },
  {
    roles: AUDITOR,
    actions: ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents'],
    resources: [regional('logs', 'log-group:{stage}-DataLake-x:log-stream:x')],
    reason: 'auditors read logs; the demo does not',
  },
  {
    roles: AUDITOR,
    actions: ['dynamodb:Query'],
    resources: [regional('dynamodb', 'table/FlightDelay-Serving.DeploymentsTable')],
    reason: 'auditors look up deployments; the demo reads the audit trail',
  },
  {
    roles: APPROVER,
    actions: ['sagemaker:UpdateModelPackage'],
    resources: [packages],
    keys: { 'sagemaker:ModelApprovalStatus': 'Rejected' },
    reason: 'approvers also reject; the demo approves',
  },
];
