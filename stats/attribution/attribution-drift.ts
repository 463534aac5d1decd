/** Score below which the ranking of features has drifted, as in SageMaker Clarify. */
export const ATTRIBUTION_THRESHOLD = 0.9;

/** How much each feature matters for the predictions, in the predictions' unit: its mean absolute contribution. */
export type Attributions = Readonly<Record<string, number>>;

/** A ranking of features against that of a baseline. */
export interface AttributionDrift {
  /** 1 when the ranking is the baseline's; less the more, and the more important, features change places. */
  readonly ndcg: number;
  readonly drifted: boolean;
  /** By the baseline's attribution, the highest first. */
  readonly features: readonly {
    readonly name: string;
    readonly baseline: number;
    readonly live: number;
    /** Place in the live ranking, from 1. */
    readonly liveRank: number;
  }[];
}

/**
 * Compares two rankings of the same features by the normalized discounted cumulative gain (Järvelin and Kekäläinen, ACM Transactions on Information
 * Systems 20, 2002) as Clarify's attribution monitor does ("Feature attribution drift for models in production"): the feature at the live rank i
 * gains its baseline attribution over log2(i + 1), and the sum is divided by that of the baseline's own order.
 *
 * Live attributions that are equal share the gain of their places, as in scikit-learn's ndcg_score. Throws unless both have the same features.
 */
export function attributionDrift(baseline: Attributions, live: Attributions, threshold = ATTRIBUTION_THRESHOLD): AttributionDrift {
  const [expected, got] = [baseline, live].map((attributions) => Object.keys(attributions).sort().join(', ')) as [string, string];
  if (expected !== got || expected === '') {
    throw new Error(`live attributions must be of the features ${expected}, got ${got}`);
  }
  const features = Object.entries(baseline).map(([name, value]) => ({ name, baseline: value, live: live[name] ?? NaN }));
  const ranked = features.toSorted((a, b) => b.live - a.live);
  const liveRank = (name: string): number => ranked.findIndex((feature) => feature.name === name) + 1;
  const byBaseline = features.toSorted((a, b) => b.baseline - a.baseline);
  const ideal = byBaseline.reduce((sum, feature, place) => sum + feature.baseline * discount(place), 0);
  // Features that contribute nothing at all have one ranking.
  const ndcg = ideal === 0 ? 1 : gainOf(ranked) / ideal;
  return { ndcg, drifted: ndcg < threshold, features: byBaseline.map((feature) => ({ ...feature, liveRank: liveRank(feature.name) })) };
}

function gainOf(ranked: readonly { readonly baseline: number; readonly live: number }[]): number {
  let gain = 0;
  for (let start = 0, end = 0; start < ranked.length; start = end) {
    let [gains, discounts] = [0, 0];
    for (end = start; end < ranked.length && ranked[end]?.live === ranked[start]?.live; end++) {
      gains += ranked[end]?.baseline ?? NaN;
      discounts += discount(end);
    }
    gain += (gains / (end - start)) * discounts;
  }
  return gain;
}

/** Of a place counted from 0. */
function discount(place: number): number {
  return 1 / Math.log2(place + 2);
}
