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
    'The service authorization reference lists no resource type for these actions; network interfaces are made and deleted by Lambda and SageMaker themselves, under ids that nobody knows before',
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

/** Every cause of the platform; design.md allows 12. */
export const CAUSES: readonly Cause[] = [UNSCOPABLE, BOUNDARY, LITERAL_PREFIX, LAST_STOP, EXPLICIT_ZONES];
