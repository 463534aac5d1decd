import type { Attributions } from './attribution-drift';

/** Sums from which mean contributions follow; those of two parts of the data are added. */
export interface ContributionSums {
  readonly rows: number;
  /** Sums of absolute contributions by feature. */
  readonly absolute: Readonly<Record<string, number>>;
}

/** No rows; `merge` it with any. */
export const NO_CONTRIBUTIONS: ContributionSums = { rows: 0, absolute: {} };

/** Sums over the rows of what each feature adds to a prediction (Shapley values, for instance); throws for a contribution that is no number. */
export function sumContributions(rows: Iterable<Readonly<Record<string, number>>>): ContributionSums {
  const absolute: Record<string, number> = {};
  let count = 0;
  for (const row of rows) {
    count += 1;
    for (const [feature, contribution] of Object.entries(row)) {
      if (!Number.isFinite(contribution)) {
        throw new Error(`contribution of ${feature} in row ${count} must be a number, got ${contribution}`);
      }
      absolute[feature] = (absolute[feature] ?? 0) + Math.abs(contribution);
    }
  }
  return { rows: count, absolute };
}

/** Sums over both parts. Associative but for the last bits, commutative. */
export function mergeContributions(a: ContributionSums, b: ContributionSums): ContributionSums {
  const features = new Set([...Object.keys(a.absolute), ...Object.keys(b.absolute)]);
  return {
    rows: a.rows + b.rows,
    absolute: Object.fromEntries([...features].map((feature) => [feature, (a.absolute[feature] ?? 0) + (b.absolute[feature] ?? 0)])),
  };
}

/** Mean absolute contribution by feature; throws without rows. */
export function meanContributions({ rows, absolute }: ContributionSums): Attributions {
  if (rows === 0) {
    throw new Error('contributions must be of at least 1 row, got 0');
  }
  return Object.fromEntries(Object.entries(absolute).map(([feature, sum]) => [feature, sum / rows]));
}
