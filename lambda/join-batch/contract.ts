/** Environment of the function. */
export const ENV = {
  FEATURES_BUCKET: 'FEATURES_BUCKET',
  DECISION_THRESHOLD: 'DECISION_THRESHOLD',
} as const;
