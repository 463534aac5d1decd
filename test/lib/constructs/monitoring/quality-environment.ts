// Imported before the handlers, which read their environment when they are loaded.
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  ENVIRONMENT: 'test',
  MODEL: 'flights',
  BUCKET: 'monitoring',
  DECISION_THRESHOLD: '0.5',
  HORIZON_DAYS: '2',
  MIN_AUC: '0.7',
  MIN_LABELS: '6',
  // Powertools prints by the test's console.
  POWERTOOLS_DEV: 'true',
});
