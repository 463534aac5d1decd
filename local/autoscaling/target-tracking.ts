/** Minutes above the target before capacity is added, as the alarm that AWS makes has it. */
const SCALE_OUT_MINUTES = 3;
/** Minutes below `SCALE_IN_SHARE` of the target before capacity is removed. */
const SCALE_IN_MINUTES = 15;
const SCALE_IN_SHARE = 0.9;

/** What a target tracking policy knows when it decides. */
export interface TrackingInput {
  /** Values of the metric, one a minute, newest last; minutes without traffic are 0. */
  readonly minutes: readonly number[];
  readonly target: number;
  readonly capacity: number;
  readonly min: number;
  readonly max: number;
  readonly scaleInDisabled: boolean;
}

/** The capacity that keeps the metric near its target; the present one unless every minute of the period is off it. */
export function trackedCapacity({ minutes, target, capacity, min, max, scaleInDisabled }: TrackingInput): number {
  const within = (count: number): number => Math.min(max, Math.max(min, count));
  const lately = minutes.slice(-SCALE_OUT_MINUTES);
  if (lately.length === SCALE_OUT_MINUTES && lately.every((value) => value > target)) {
    return Math.max(capacity, within(Math.ceil((capacity * (lately.at(-1) ?? 0)) / target)));
  }
  const longer = minutes.slice(-SCALE_IN_MINUTES);
  if (!scaleInDisabled && longer.length === SCALE_IN_MINUTES && longer.every((value) => value < target * SCALE_IN_SHARE)) {
    return Math.min(capacity, within(Math.ceil((capacity * Math.max(...longer)) / target)));
  }
  return capacity;
}
