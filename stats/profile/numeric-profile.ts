import type { BitTable } from '../sketch/bit-table';
import type { Kll } from '../sketch/kll';
import type { Moments } from '../sketch/moments';

/** Values of a column that read as numbers. Moments, `min`, `max`, `table` and `quantiles` are of the finite ones. */
export interface NumericProfile extends Moments {
  /** `null` when no value is finite. */
  readonly min: number | null;
  readonly max: number | null;
  /** Finite values below 0. */
  readonly negatives: number;
  readonly zeros: number;
  readonly infinite: { readonly negative: number; readonly positive: number };
  /** Rows by the leading bits of the value. */
  readonly table: BitTable;
  /** `null` in a profile that was made for comparing only. */
  readonly quantiles: Kll | null;
}
