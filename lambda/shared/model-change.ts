/** What happened to a model. */
export type ModelChangeKind =
  | 'trained'
  | 'training-kept'
  | 'training-failed'
  | 'registered'
  | 'approved'
  | 'rejected'
  | 'deployed'
  | 'rolled-back'
  | 'deployment-failed'
  | 'retraining-started'
  | 'retraining-refused';

/** Who did it, and how that is known. */
export interface Actor {
  /** ARN or name; `unknown` where AWS does not say. */
  readonly by: string;
  /** `aws`: AWS authenticated it; `request`: the request says so; `platform`: the platform itself, by a rule of its own. */
  readonly known: 'aws' | 'request' | 'platform' | 'no';
}

/** A change of a model, before it has its place in the chain. */
export interface ModelChange {
  /** Names the change: events that tell of the same one have the same. */
  readonly event: string;
  readonly what: ModelChangeKind;
  readonly model: string;
  /** Time of the change, ISO 8601. */
  readonly when: string;
  readonly who: Actor;
  readonly why: string;
  readonly modelPackageArn?: string;
  readonly version?: number;
  /** Version that was live before. */
  readonly previousArn?: string;
  readonly snapshotId?: string;
  /** As the evaluation gave them; a registration knows the AUC alone. */
  readonly metrics?: unknown;
  readonly executionArn?: string;
}

/** A change in its place. */
export interface AuditRecord extends ModelChange {
  /** Place in the chain, from 1. */
  readonly sequence: number;
  /** Hash of the record before. */
  readonly previousHash: string;
}
