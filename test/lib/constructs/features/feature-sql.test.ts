import { featureSql } from '../../../../lib/constructs/features/feature-sql';

test('reads the SQL of a model from its folder', () => {
  expect(featureSql('models/flight-delay')).toContain('FROM {{dataset}}');
});

test('fails for a model without SQL', () => {
  expect(() => featureSql('models/no-such-model')).toThrow('models/no-such-model/features.sql');
});
