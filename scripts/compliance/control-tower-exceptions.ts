import { BOUNDARY, LAST_STOP } from '../../lib/compliance/causes';
import type { Exception } from './exceptions';

/** Where Control Tower's rules and the platform's design differ on purpose. */
export const CONTROL_TOWER_EXCEPTIONS: readonly Exception[] = [
  {
    rule: 'kms_create_grant_aws_service_check',
    reason:
      "Key policies leave grants to IAM, and every statement of the platform that allows kms:CreateGrant holds for AWS services only (kms:GrantIsForAWSResource); the rule wants the same said again in each key's policy",
  },
  { rule: 'sqs_dlq_check', reason: LAST_STOP.reason },
  { rule: 'iam_managed_policy_no_statements_with_full_access_check', resources: /^Boundary$/, reason: BOUNDARY.reason },
  {
    rule: 's3_bucket_logging_enabled_check',
    resources: /AccessLogs$/,
    reason: 'The bucket receives the access logs of the others: logging its own into itself would feed on itself',
  },
  {
    rule: 's3_bucket_default_encryption_kms_check',
    resources: /AccessLogs$/,
    reason: 'S3 delivers server access logs to buckets with SSE-S3 only',
  },
  {
    rule: 's3_event_notifications_enabled_check',
    reason:
      'Events are on where something listens, which is the raw zone; who read or changed an object of another zone is in the data events of the audit trail',
  },
  {
    rule: 's3_bucket_object_lock_enabled_check',
    reason:
      'Personal data must be erasable on request (GDPR article 17), which Object Lock forbids; access logs and pipeline artefacts expire by their life cycle. The audit bucket is locked',
  },
];
