import type { Anomaly } from './anomaly';
import { outside } from './anomaly';

/** Limits of the change between two points; at least one is given. */
export interface ChangeLimits {
  /** Least change that is no anomaly: -10 allows a fall of 10, as a ratio 0.5 allows a fall by half. @default - no limit */
  readonly least?: number;
  /** Greatest change that is no anomaly. @default - no limit */
  readonly greatest?: number;
  /** Times that the difference is taken, or points back that a ratio looks. @default 1 */
  readonly order?: number;
}

/**
 * Points whose absolute change is out of the limits: the difference of order d, Δ¹ₜ = xₜ − xₜ₋₁ and Δᵈₜ = Δᵈ⁻¹ₜ − Δᵈ⁻¹ₜ₋₁.
 *
 * The limits of an anomaly are given as values of the series. Source: Deequ, AbsoluteChangeStrategy.
 */
export function absoluteChanges(series: readonly number[], limits: ChangeLimits): Anomaly[] {
  const { least, greatest, order } = checked(limits);
  const changes = differences(series, order);
  return changes.flatMap((change, i) => {
    const value = series[i + order] ?? NaN;
    const unchanged = value - change;
    return change >= least && change <= greatest
      ? []
      : [{ index: i + order, value, lower: unchanged + least, upper: unchanged + greatest }];
  });
}

/**
 * Points whose ratio xₜ / xₜ₋ₒ to the point `order` before is out of the limits.
 *
 * From zero to zero is a ratio of 1; from zero to anything else is beyond every limit. Source: Deequ, RelativeRateOfChangeStrategy.
 */
export function relativeChanges(series: readonly number[], limits: ChangeLimits): Anomaly[] {
  const { least, greatest, order } = checked(limits);
  return series.slice(order).flatMap((value, i) => {
    const before = series[i] ?? NaN;
    const ratio = value === before ? 1 : value / before;
    const [a, b] = [before * least, before * greatest].map((limit) => (Number.isNaN(limit) ? 0 : limit)) as [number, number];
    return ratio >= least && ratio <= greatest && Number.isFinite(ratio)
      ? []
      : [{ index: i + order, value, lower: Math.min(a, b), upper: Math.max(a, b) }];
  });
}

/**
 * Points outside fixed limits of the value itself.
 *
 * Source: Deequ, SimpleThresholdStrategy.
 */
export function outOfLimits(series: readonly number[], lower: number, upper: number): Anomaly[] {
  return series.flatMap((value, index) => outside(index, value, lower, upper));
}

function differences(series: readonly number[], order: number): readonly number[] {
  return order === 0
    ? series
    : differences(
        series.slice(1).map((value, i) => value - (series[i] ?? NaN)),
        order - 1,
      );
}

function checked({ least = -Infinity, greatest = Infinity, order = 1 }: ChangeLimits): Required<ChangeLimits> {
  if (!(least <= greatest) || (least === -Infinity && greatest === Infinity)) {
    throw new Error(`least and greatest must be limits with least <= greatest, got ${least} and ${greatest}`);
  }
  if (!Number.isInteger(order) || order < 1) {
    throw new Error(`order must be a whole number of at least 1, got ${order}`);
  }
  return { least, greatest, order };
}
