import { BitTable } from '../sketch/bit-table';
import { Kll } from '../sketch/kll';
import { mergeMoments } from '../sketch/moments';
import type { NumericProfile } from './numeric-profile';

/** Both columns' numbers together. There are quantiles only if both have them. */
export function mergeNumbers(a: NumericProfile | null, b: NumericProfile | null): NumericProfile | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  const table = new BitTable();
  table.addAll(a.table);
  table.addAll(b.table);
  return {
    ...mergeMoments(a, b),
    min: extreme(Math.min, a.min, b.min),
    max: extreme(Math.max, a.max, b.max),
    negatives: a.negatives + b.negatives,
    zeros: a.zeros + b.zeros,
    infinite: { negative: a.infinite.negative + b.infinite.negative, positive: a.infinite.positive + b.infinite.positive },
    table,
    quantiles: mergeQuantiles(a.quantiles, b.quantiles),
  };
}

function mergeQuantiles(a: Kll | null, b: Kll | null): Kll | null {
  if (a === null || b === null) {
    return null;
  }
  const merged = new Kll();
  merged.addAll(a);
  merged.addAll(b);
  return merged;
}

function extreme(pick: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : pick(a, b);
}
