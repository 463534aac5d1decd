// Imported before a handler, which reads its environment when it is loaded.
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  FEATURES_BUCKET: 'features',
  ARTIFACTS_BUCKET: 'artifacts',
  SIGNING_KEY_ID: 'key',
  MODEL_PACKAGE_GROUP: 'plumbline-pilot-m',
});
