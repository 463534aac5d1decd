import type { BiasAnalysis, BiasMetrics, FacetMetrics } from './bias-file';
import { BIAS_STAGES } from './bias-file';
import { JsonField } from '../read/json-field';

/** Reads the text of an `analysis.json`; `file` is for errors. Throws a `DataError` where it does not follow the schema. */
export function readBiasAnalysis(text: string, file: string): BiasAnalysis {
  const root = JsonField.parse(text, file);
  return Object.fromEntries(BIAS_STAGES.flatMap((stage) => root.optional(stage, (field) => [[stage, readStage(field)]]) ?? []));
}

function readStage(field: JsonField): BiasMetrics {
  const facets = field
    .field('facets')
    .entries()
    .map(([facet, values]) => [facet, values.list().map(readFacet)] as const);
  return {
    label: field.field('label').text(),
    label_value_or_threshold: field.field('label_value_or_threshold').text(),
    facets: Object.fromEntries(facets),
  };
}

function readFacet(field: JsonField): FacetMetrics {
  const metrics = field.field('metrics').list();
  return {
    value_or_threshold: field.field('value_or_threshold').text(),
    metrics: metrics.map((metric) => ({
      name: metric.field('name').text(),
      description: metric.optional('description', (text) => text.text()) ?? '',
      value: metric.optional('value', (value) => value.number()) ?? null,
    })),
  };
}
