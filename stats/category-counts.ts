/** Counts of the values of a categorical column. */
export interface CategoryCounts {
  readonly count: number;
  /** Rows by value; `null` once there are more than `MAX_VALUES` different ones: such a column is an identifier, not a category. */
  readonly values: Readonly<Record<string, number>> | null;
}

/** Most different values that are counted one by one. */
export const MAX_VALUES = 10_000;

/** Adds values one at a time; `counts()` is what is stored. */
export class CategoryAccumulator {
  private count = 0;
  private values: Map<string, number> | null = new Map();

  add(value: string): void {
    this.count += 1;
    this.values?.set(value, (this.values.get(value) ?? 0) + 1);
    if ((this.values?.size ?? 0) > MAX_VALUES) {
      this.values = null;
    }
  }

  counts(): CategoryCounts {
    return { count: this.count, values: this.values && sorted(this.values) };
  }
}

/** The counts of both columns' values together. */
export function mergeCategories(a: CategoryCounts, b: CategoryCounts): CategoryCounts {
  const count = a.count + b.count;
  if (a.values === null || b.values === null) {
    return { count, values: null };
  }
  const values = new Map(Object.entries(a.values));
  for (const [value, n] of Object.entries(b.values)) {
    values.set(value, (values.get(value) ?? 0) + n);
  }
  return { count, values: values.size > MAX_VALUES ? null : sorted(values) };
}

/** By code unit, so that equal counts are equal as text; entries are defined, not assigned, so that `__proto__` is a value like any other. */
function sorted(values: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}
