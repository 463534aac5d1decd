import { object, regional, keyOf, packages } from './arns';
import type { Unused } from './unused';

/** What only the pilot environment has: it approves by itself and serves without instances, where the function writes the capture. The demo runs production. */
export const OF_THE_PILOT: readonly Unused[] = [
  {
    roles: /AutoApproverFunctionRole$/,
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [regional('logs', 'log-group:{function}Logs:log-stream:x')],
    reason: 'pilot only',
  },
  { roles: /AutoApproverFunctionRole$/, actions: ['kms:Decrypt'], resources: [keyOf('Operations')], reason: 'pilot only' },
  { roles: /AutoApproverFunctionRole$/, actions: ['sagemaker:DescribeModelPackage'], resources: [packages], reason: 'pilot only' },
  {
    roles: /AutoApproverFunctionRole$/,
    actions: ['sagemaker:UpdateModelPackage'],
    resources: [packages],
    keys: { 'sagemaker:ModelApprovalStatus': 'Approved' },
    reason: 'pilot only',
  },
  {
    roles: /InferenceFunctionRole$/,
    actions: ['s3:PutObject'],
    resources: ['AllTraffic', 'OtherTraffic'].map((variant) =>
      object('DataLake.ZonesMonitoring', `capture/plumbline-{environment}-flight-delay/${variant}/2001/x`),
    ),
    reason: 'serverless endpoints write no capture: the function does',
  },
  { roles: /InferenceFunctionRole$/, actions: ['kms:GenerateDataKey'], resources: [keyOf('Monitoring')], reason: 'captures are encrypted' },
];
