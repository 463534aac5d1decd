import type { BiasCell } from './bias-cells';

/** Weight of the rows with one outcome in one facet. */
export interface RowWeight {
  readonly disadvantaged: boolean;
  readonly positive: boolean;
  readonly rows: number;
  readonly weight: number;
}

/** Weights for training, and what they cost. */
export interface Reweighing {
  readonly weights: readonly RowWeight[];
  /** Rows that, weighing alike, would tell as much: (sum of weights)² / sum of squared weights (Kish, Survey Sampling, 1965). */
  readonly effectiveRows: number;
}

/**
 * Weights with which facet and label are independent: n_facet n_label / (n n_facet,label) (Kamiran and Calders, Knowledge and Information Systems 33,
 * 2012). A data set with these weights has the DPL 0 and as many rows of each facet and label as before.
 *
 * The price before training is in `effectiveRows`; what accuracy a model that is trained with the weights loses, its evaluation tells.
 */
export function reweighing(cells: readonly BiasCell[]): Reweighing {
  const rowsOf = (test: (cell: BiasCell) => boolean): number => cells.reduce((sum, cell) => sum + (test(cell) ? cell.rows : 0), 0);
  const total = rowsOf(() => true);
  const combinations = [false, true].flatMap((disadvantaged) => [false, true].map((positive) => ({ disadvantaged, positive })));
  const weights = combinations.flatMap(({ disadvantaged, positive }): RowWeight[] => {
    const facet = rowsOf((cell) => cell.disadvantaged === disadvantaged);
    const label = rowsOf((cell) => cell.positive === positive);
    const rows = rowsOf((cell) => cell.disadvantaged === disadvantaged && cell.positive === positive);
    return rows === 0 ? [] : [{ disadvantaged, positive, rows, weight: (facet * label) / (total * rows) }];
  });
  const sum = weights.reduce((all, { rows, weight }) => all + rows * weight, 0);
  const squares = weights.reduce((all, { rows, weight }) => all + rows * weight ** 2, 0);
  return { weights, effectiveRows: sum ** 2 / squares };
}
