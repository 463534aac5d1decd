import type { JavaJson } from './java-json';
import { Double, javaJson } from './java-json';

/** Stages of Clarify's bias metrics, as its files call them. */
export type BiasStage = 'pre_training_bias_metrics' | 'post_training_bias_metrics';

/** Clarify's `analysis.json`, of which a bias drift baseline has the same shape: the metrics of each stage. */
export type BiasAnalysis = Readonly<Partial<Record<BiasStage, BiasMetrics>>>;

/** Metrics by facet, and by the value of the facet. */
export interface BiasMetrics {
  readonly label: string;
  readonly label_value_or_threshold: string;
  readonly facets: Readonly<Record<string, readonly FacetMetrics[]>>;
}

/** Metrics of the rows with one value of a facet against the rest. */
export interface FacetMetrics {
  readonly value_or_threshold: string;
  readonly metrics: readonly BiasMetric[];
}

/** A metric by its short name; `value` is `null` when it is not defined. */
export interface BiasMetric {
  readonly name: string;
  readonly description: string;
  readonly value: number | null;
}

/** Both stages. */
export const BIAS_STAGES: readonly BiasStage[] = ['pre_training_bias_metrics', 'post_training_bias_metrics'];

/** Metrics as the text of an `analysis.json`. */
export function biasAnalysisJson(analysis: BiasAnalysis): string {
  const stages = BIAS_STAGES.map((stage) => [stage, analysis[stage] && stageJson(analysis[stage])]);
  return javaJson({ version: '1.0', ...(Object.fromEntries(stages) as Record<BiasStage, JavaJson | undefined>) });
}

function stageJson({ label, label_value_or_threshold, facets }: BiasMetrics): JavaJson {
  const facetJson = ({ value_or_threshold, metrics }: FacetMetrics): JavaJson => ({
    value_or_threshold,
    metrics: metrics.map(({ name, description, value }) => ({ name, description, value: value === null ? null : new Double(value) })),
  });
  return {
    label,
    label_value_or_threshold,
    facets: Object.fromEntries(Object.entries(facets).map(([facet, values]) => [facet, values.map(facetJson)])),
  };
}
