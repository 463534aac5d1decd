import { featureSql } from '../../../../lib/constructs/features/feature-sql';

test('reads the SQL of a model from its folder', () => {
  expect(featureSql('flight-delay')).toContain('FROM {{dataset}}');
});

test('fails for a model without SQL', () => {
  expect(() => featureSql('no-such-model')).toThrow('models/no-such-model/features.sql');
});
