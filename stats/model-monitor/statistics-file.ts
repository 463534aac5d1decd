/** Model Monitor's `statistics.json` of data quality, as its documentation has it ("Schema for Statistics"). */
export interface StatisticsFile {
  readonly version: number;
  readonly dataset: { readonly item_count: number };
  readonly features: readonly FeatureStatistics[];
}

/** Types that Model Monitor infers. */
export type InferredType = 'Integral' | 'Fractional' | 'String' | 'Unknown';

/** One column: with `numerical_statistics` when it is `Integral` or `Fractional`, else with `string_statistics`. */
export interface FeatureStatistics {
  readonly name: string;
  readonly inferred_type: InferredType;
  readonly numerical_statistics?: NumericalStatistics;
  readonly string_statistics?: StringStatistics;
}

/** Rows with and without a value. */
export interface CommonStatistics {
  readonly num_present: number;
  readonly num_missing: number;
}

/** Numbers of a column; `std_dev` is the population's. */
export interface NumericalStatistics {
  readonly common: CommonStatistics;
  readonly mean: number;
  readonly sum: number;
  readonly std_dev: number;
  readonly min: number;
  readonly max: number;
  readonly distribution?: { readonly kll?: KllDistribution };
}

/** Ten buckets of equal width, the last closed on the right, and the sketch that they were read from. */
export interface KllDistribution {
  readonly buckets: readonly { readonly lower_bound: number; readonly upper_bound: number; readonly count: number }[];
  readonly sketch?: {
    readonly parameters: { readonly c: number; readonly k: number };
    /** Items of level h stand for 2^h values. */
    readonly data: readonly (readonly number[])[];
  };
}

/** Texts of a column. */
export interface StringStatistics {
  readonly common: CommonStatistics;
  readonly distinct_count: number;
  readonly distribution?: { readonly categorical?: { readonly buckets: readonly { readonly value: string; readonly count: number }[] } };
}
