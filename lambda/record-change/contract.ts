/** Environment of the function. */
export const ENV = {
  AUDIT_TABLE: 'AUDIT_TABLE',
  AUDIT_BUCKET: 'AUDIT_BUCKET',
} as const;

/** An event of the default bus, as far as it is read. */
export interface AuditedEvent {
  readonly 'detail-type': string;
  readonly time: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What a model's rule hands over: the event, and what its ARNs mean. */
export interface RecordRequest {
  readonly model: string;
  /** State machines of the model. */
  readonly trainingArn: string;
  readonly promotionArn: string;
  readonly event: AuditedEvent;
}

/** What became of the event. */
export type RecordOutcome =
  { readonly recorded: false; readonly reason: string } | { readonly recorded: true; readonly sequence: string; readonly hash: string };
