import type { Estimate } from './estimate';
import { Z_95 } from './estimate';

/** Mean of the values with the normal interval of its standard error (central limit theorem); without width for one value. */
export function meanEstimate(values: Float64Array): Estimate {
  const rows = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / rows;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = rows > 1 ? Z_95 * Math.sqrt(squares / (rows - 1) / rows) : 0;
  return { value: mean, lower: mean - half, upper: mean + half };
}

/** The estimate with its interval cut to the values that are possible. */
export function within({ value, lower, upper }: Estimate, least: number, most: number): Estimate {
  return { value, lower: Math.max(least, lower), upper: Math.min(most, upper) };
}
