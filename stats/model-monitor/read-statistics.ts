import { JsonField } from '../read/json-field';
import type {
  CommonStatistics,
  FeatureStatistics,
  KllDistribution,
  NumericalStatistics,
  StatisticsFile,
  StringStatistics,
} from './statistics-file';

/** Reads the text of a `statistics.json`; `file` is for errors. Throws a `DataError` where it does not follow the schema. */
export function readStatistics(text: string, file: string): StatisticsFile {
  const root = JsonField.parse(text, file);
  return {
    version: root.field('version').number(),
    dataset: { item_count: root.field('dataset').field('item_count').count() },
    features: root.field('features').list().map(feature),
  };
}

function feature(field: JsonField): FeatureStatistics {
  const numerical_statistics = field.optional('numerical_statistics', numerical);
  const string_statistics = field.optional('string_statistics', textual);
  return {
    name: field.field('name').text(),
    inferred_type: field.field('inferred_type').oneOf(['Integral', 'Fractional', 'String', 'Unknown']),
    ...(numerical_statistics && { numerical_statistics }),
    ...(string_statistics && { string_statistics }),
  };
}

function common(field: JsonField): CommonStatistics {
  return { num_present: field.field('num_present').count(), num_missing: field.field('num_missing').count() };
}

function numerical(field: JsonField): NumericalStatistics {
  const kll = field.optional('distribution', (distribution) => distribution.optional('kll', kllDistribution));
  return {
    common: common(field.field('common')),
    mean: field.field('mean').number(),
    sum: field.field('sum').number(),
    std_dev: field.field('std_dev').number(),
    min: field.field('min').number(),
    max: field.field('max').number(),
    ...(kll && { distribution: { kll } }),
  };
}

function kllDistribution(field: JsonField): KllDistribution {
  const sketch = field.optional('sketch', (found) => ({
    parameters: { c: found.field('parameters').field('c').number(), k: found.field('parameters').field('k').number() },
    data: found
      .field('data')
      .list()
      .map((level) => level.list().map((item) => item.number())),
  }));
  const buckets = field
    .field('buckets')
    .list()
    .map((bucket) => ({
      lower_bound: bucket.field('lower_bound').number(),
      upper_bound: bucket.field('upper_bound').number(),
      count: bucket.field('count').number(),
    }));
  return { buckets, ...(sketch && { sketch }) };
}

function textual(field: JsonField): StringStatistics {
  const categorical = field.optional('distribution', (distribution) =>
    distribution.optional('categorical', (found) => ({
      buckets: found
        .field('buckets')
        .list()
        .map((bucket) => ({ value: bucket.field('value').text(), count: bucket.field('count').count() })),
    })),
  );
  return {
    common: common(field.field('common')),
    distinct_count: field.field('distinct_count').number(),
    ...(categorical && { distribution: { categorical } }),
  };
}
