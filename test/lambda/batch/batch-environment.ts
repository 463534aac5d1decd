import type { InputField } from '../../../lambda/shared/input-field';

/** Features of the model in these tests. */
export const FIELDS: InputField[] = [
  { name: 'distance', type: 'integer', min: 1 },
  { name: 'origin', type: 'string' },
];

// Imported before a handler, which reads its environment when it is loaded.
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  ENVIRONMENT: 'test',
  MODEL: 'flights',
  FEATURES_BUCKET: 'features',
  QUARANTINE_BUCKET: 'quarantine',
  ENDPOINT_NAME: 'plumbline-test-flights-batch',
  FIELDS: JSON.stringify(FIELDS),
  SETTINGS: JSON.stringify({ fields: FIELDS }),
  DECISION_THRESHOLD: '0.5',
});
