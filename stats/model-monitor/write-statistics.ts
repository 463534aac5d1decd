import type { ColumnProfile } from '../profile/column-profile';
import { presentCount } from '../profile/column-type';
import { distinctCount } from '../profile/distinct-count';
import type { NumericProfile } from '../profile/numeric-profile';
import type { Profile } from '../profile/profile';
import { KLL_C, KLL_K } from '../sketch/kll';
import { inferredType } from './inferred-type';
import type { JavaJson } from './java-json';
import { Double, javaJson } from './java-json';

/** Buckets of a distribution; Model Monitor's cannot be set either. */
const BUCKETS = 10;

/**
 * A profile as Model Monitor's `statistics.json`.
 *
 * Infinite values have no place in the file: moments and buckets are of the finite ones. Throws when the profile was made for comparing
 * only, because it has no quantile sketch then.
 */
export function statisticsJson(profile: Profile): string {
  return javaJson({ version: new Double(0), dataset: { item_count: profile.rows }, features: profile.columns.map(feature) });
}

function feature(column: ColumnProfile): JavaJson {
  const { name, missing } = column;
  const inferred_type = inferredType(column.type);
  const common = { num_present: presentCount(column.kinds), num_missing: missing };
  const isNumeric = inferred_type === 'Integral' || inferred_type === 'Fractional';
  return isNumeric && column.numbers !== null
    ? { name, inferred_type, numerical_statistics: { common, ...numerical(name, column.numbers) } }
    : { name, inferred_type, string_statistics: { common, ...textual(column) } };
}

function numerical(name: string, numbers: NumericProfile): Record<string, JavaJson> {
  const { count, mean, m2, quantiles } = numbers;
  if (quantiles === null) {
    throw new Error(`column ${name}: statistics.json needs a profile with quantile sketches`);
  }
  const [min, max] = [numbers.min ?? NaN, numbers.max ?? NaN];
  return {
    mean: new Double(mean),
    sum: new Double(mean * count),
    std_dev: new Double(Math.sqrt(m2 / count)),
    min: new Double(min),
    max: new Double(max),
    distribution: {
      kll: {
        buckets: buckets(quantiles.levels, min, max),
        sketch: {
          parameters: { c: new Double(KLL_C), k: new Double(KLL_K) },
          data: quantiles.levels.map((level) => Array.from(level, (item) => new Double(item))),
        },
      },
    },
  };
}

/** Values of the sketch from each edge to below the next, and to the last edge itself. */
function buckets(levels: readonly Float64Array[], min: number, max: number): JavaJson {
  const edges = Array.from({ length: BUCKETS + 1 }, (_, i) => (i === BUCKETS ? max : min + (i * (max - min)) / BUCKETS));
  return edges.slice(1).map((upper, i) => {
    const lower = edges[i] ?? min;
    const inside = (item: number): boolean => item >= lower && (item < upper || i === BUCKETS - 1);
    const count = levels.reduce((sum, level, h) => sum + 2 ** h * level.filter(inside).length, 0);
    return { lower_bound: new Double(lower), upper_bound: new Double(upper), count: new Double(count) };
  });
}

/** Texts by how often they occur; past `EXACT_VALUES` different ones the most frequent that are known. */
function textual(column: ColumnProfile): Record<string, JavaJson> {
  const counted = column.values ?? (column.frequent?.items ?? []).map(([text, rows]) => [text, rows] as const);
  const ranked = [...counted].sort(([, a], [, b]) => b - a);
  return {
    distinct_count: new Double(distinctCount(column) ?? NaN),
    distribution: { categorical: { buckets: ranked.map(([value, count]) => ({ value, count })) } },
  };
}
