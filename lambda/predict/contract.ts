/** Environment of the function. */
export const ENV = {
  MODEL: 'MODEL',
  ENDPOINT_NAME: 'ENDPOINT_NAME',
  MODEL_PACKAGE_PARAMETER: 'MODEL_PACKAGE_PARAMETER',
  /** JSON of `InputField[]`, in the order of the model's features. */
  FIELDS: 'FIELDS',
  DECISION_THRESHOLD: 'DECISION_THRESHOLD',
  /** Bucket that takes the capture of endpoints that can't capture by themselves; absent otherwise. */
  CAPTURE_BUCKET: 'CAPTURE_BUCKET',
} as const;

/** Most rows of one request. */
export const MAX_ROWS = 50;
