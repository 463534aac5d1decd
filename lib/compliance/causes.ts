import { SERVERLESS_MODEL, TEMPORARY_MODEL } from './model-causes';

/** Why a rule of a pack does not apply to a construct. */
export interface Cause {
  readonly id: string;
  /** What a stranger can check. */
  readonly reason: string;
  /** Path of the decision record. */
  readonly decision: string;
}

/** AWS defines no resource for the actions. */
export const UNSCOPABLE: Cause = {
  id: 'unscopable',
  reason:
    'The service authorization reference lists no resource type for these actions, or one whose ids nobody knows before: network interfaces, which Lambda and SageMaker make and delete, and backups, which AWS Backup tags as it makes them',
  decision: 'docs/decisions/001-one-policy-for-unscopable-actions.md',
};

/** A permissions boundary allows nothing by itself. */
export const BOUNDARY: Cause = {
  id: 'boundary',
  reason: 'A permissions boundary grants nothing: it is the outer limit of roles whose own policies name exact actions and resources',
  decision: 'docs/decisions/002-permissions-boundary.md',
};

/** A wildcard behind a literal prefix. */
export const LITERAL_PREFIX: Cause = {
  id: 'literal-prefix',
  reason: 'The wildcard stands for the names below one literal prefix of one resource, proved by lib/compliance/literal-wildcard.ts',
  decision: 'docs/decisions/003-wildcards-behind-a-literal-prefix.md',
};

/** A dead-letter queue has no dead-letter queue. */
export const LAST_STOP: Cause = {
  id: 'last-stop',
  reason: 'The queue is itself the dead-letter queue of a function or an event rule, and alarms on its first message',
  decision: 'docs/decisions/004-dead-letter-queues.md',
};

/** Zones are named in config. */
export const EXPLICIT_ZONES: Cause = {
  id: 'explicit-zones',
  reason:
    'Zones are named in config, checked against its region: a look-up at synthesis would need credentials and could change under the stack',
  decision: 'docs/decisions/005-explicit-zones.md',
};

/** Nothing is in a VPC's default security group. */
export const DEFAULT_GROUP_UNUSED: Cause = {
  id: 'default-group-unused',
  reason:
    'CloudFormation can not empty the default security group, and the custom resource that could is a function outside of the VPC; every function, job, endpoint and interface endpoint names its own group',
  decision: 'docs/decisions/043-default-security-group.md',
};

/** Data stays in its region. */
export const SINGLE_REGION: Cause = {
  id: 'single-region',
  reason:
    'Data stays in the region that config names, and S3 replicates no deletion of a version: a replica would keep what an erasure deletes; versions protect against loss within the region',
  decision: 'docs/decisions/044-buckets-of-one-region.md',
};

/** S3 delivers no access log under a customer's key. */
export const ACCESS_LOG_KEY: Cause = {
  id: 'access-log-key',
  reason:
    'AWS documents the delivery of server access logs for destinations under the own key of S3 only (SSE-S3), without any retention lock',
  decision: 'docs/decisions/045-key-of-access-logs.md',
};

/** Every cause of the platform; design.md allows 12. */
export const CAUSES: readonly Cause[] = [
  UNSCOPABLE,
  BOUNDARY,
  LITERAL_PREFIX,
  LAST_STOP,
  EXPLICIT_ZONES,
  DEFAULT_GROUP_UNUSED,
  SINGLE_REGION,
  ACCESS_LOG_KEY,
  SERVERLESS_MODEL,
  TEMPORARY_MODEL,
];
