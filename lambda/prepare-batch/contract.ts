/** Environment of the function. */
export const ENV = {
  FEATURES_BUCKET: 'FEATURES_BUCKET',
  QUARANTINE_BUCKET: 'QUARANTINE_BUCKET',
  /** JSON of `InputField[]`, in the order of the model's features. */
  FIELDS: 'FIELDS',
} as const;

/** What was found in a range before batch transform sees it. */
export interface PreparedRange {
  readonly range: string;
  readonly in: number;
  /** Records that batch transform gets; their object exists only when there are any. */
  readonly good: number;
  readonly quarantined: number;
  /** Object in the quarantine bucket; empty when there are no bad records. */
  readonly quarantineKey: string;
}
