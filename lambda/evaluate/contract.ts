import type { AucDifference } from '../../stats/performance/auc';
import type { ClassificationMetrics } from '../../stats/performance/classification-metrics';
import type { FeatureColumn } from '../shared/feature-columns';

/** Environment of the function. */
export const ENV = {
  FEATURES_BUCKET: 'FEATURES_BUCKET',
  ARTIFACTS_BUCKET: 'ARTIFACTS_BUCKET',
} as const;

/** What of a model's spec its evaluation and model card need. */
export interface EvaluatedModel {
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly kpi: { readonly name: string; readonly target: string };
  readonly label: string;
  /** In the order of the model's input. */
  readonly features: readonly (FeatureColumn & { readonly description: string })[];
  /** Features by which bias is measured; empty when the model has none. */
  readonly protectedAttributes: readonly string[];
  /** Score from which the label is 1. */
  readonly decisionThreshold: number;
}

/**
 * A model that scored the test split by a batch transform job.
 *
 * Each line of its `.out` files is CSV: the label, the features in the model's order, the score; a missing value is `\N` or empty. That is what a
 * job gives with ContentType `text/csv`, CompressionType Gzip, SplitType Line, AssembleWith Line, Accept `text/csv`, InputFilter `$[1:]`,
 * JoinSource Input and no OutputFilter.
 */
export interface Candidate {
  readonly role: 'challenger' | 'champion';
  /** Keys of the job's output in the artifacts bucket begin with this: `<model>/transform/<transform job>/`. */
  readonly transformPrefix: string;
  /** Version of a registered model. */
  readonly version?: number;
}

/** Input of the function. */
export interface EvaluateInput {
  readonly model: EvaluatedModel;
  readonly trainingJobName: string;
  /** Key of the training snapshot's manifest in the features bucket. */
  readonly manifestKey: string;
  /** The challenger, and the champion if one is approved. */
  readonly candidates: readonly Candidate[];
}

/** Metrics on the test split, small enough for a state machine; the reliability bins are in `evaluation.json`. */
export type Metrics = ClassificationMetrics;

/** Output of the function; keys are in the artifacts bucket, beside them lies `probes.json`. */
export interface Evaluation {
  readonly evaluationKey: string;
  readonly baselineKey: string;
  readonly modelCardKey: string;
  readonly challenger: Metrics;
  /** Only with a champion. */
  readonly champion?: Metrics;
  /** AUC of the challenger less that of the champion, on the same rows; only with a champion. */
  readonly difference?: AucDifference;
}
