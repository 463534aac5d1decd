/** Rows that are alike in all that bias metrics look at. */
export interface BiasCell {
  /** Value of the column that groups rows for conditional metrics; `null` without one. */
  readonly group: string | null;
  /** Whether the rows are of the facet d whose treatment is in question; the others are the facet a. */
  readonly disadvantaged: boolean;
  /** Value of the label. */
  readonly label: string;
  /** Whether the label is the favourable outcome. */
  readonly positive: boolean;
  /** Whether the prediction is; `null` without predictions. */
  readonly predicted: boolean | null;
  readonly rows: number;
}

/** Counts rows by what bias metrics look at, in a size that does not grow with the rows. */
export class BiasCounter {
  private readonly counts = new Map<string, { cell: Omit<BiasCell, 'rows'>; rows: number }>();

  add(cell: Omit<BiasCell, 'rows'>, rows = 1): void {
    const { group, disadvantaged, label, positive, predicted } = cell;
    const key = JSON.stringify([group, disadvantaged, label, positive, predicted]);
    const found = this.counts.get(key);
    if (found === undefined) {
      this.counts.set(key, { cell, rows });
    } else {
      found.rows += rows;
    }
  }

  /** Cells in an order that does not depend on that of the rows, so that resamples with a seed do not either. */
  cells(): BiasCell[] {
    const byKey = [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return byKey.map(([, { cell, rows }]) => ({ ...cell, rows }));
  }
}

/** The cells of both parts of the data. Associative and commutative. */
export function mergeCells(a: readonly BiasCell[], b: readonly BiasCell[]): BiasCell[] {
  const counter = new BiasCounter();
  for (const { rows, ...cell } of [...a, ...b]) {
    counter.add(cell, rows);
  }
  return counter.cells();
}
