/** Names of the metadata (`CustomerMetadataProperties`) that training attaches to every model package. Values may not hold commas or quotes. */
export const PACKAGE_METADATA = {
  SNAPSHOT_ID: 'snapshotId',
  TRAINED_FROM: 'trainedFrom',
  TRAINED_TO: 'trainedTo',
  TRAINING_JOB_NAME: 'trainingJobName',
  SIGNATURE_KEY: 'signatureKey',
  EVALUATION_KEY: 'evaluationKey',
  BASELINE_KEY: 'baselineKey',
  AUC: 'auc',
  /** `passed`: nothing else is registered by training, and nothing else is approved automatically. */
  GATE: 'gate',
} as const;

/** Value of the metadata `gate` of a package whose candidate passed. */
export const GATE_PASSED = 'passed';
