/** Environment of the function. */
export const ENV = {
  FEATURES_BUCKET: 'FEATURES_BUCKET',
  QUARANTINE_BUCKET: 'QUARANTINE_BUCKET',
  /** The endpoint for batches, never the one that serves live traffic. */
  ENDPOINT_NAME: 'ENDPOINT_NAME',
  /** JSON of `InputField[]`, in the order of the model's features. */
  FIELDS: 'FIELDS',
  DECISION_THRESHOLD: 'DECISION_THRESHOLD',
} as const;
