import type { CountedColumn } from '../counted-column';
import type { DriftMethod } from '../measurement';
import { L_INFINITY } from './l-infinity';

/** Deequ's critical value: sampling alone exceeds it with a probability of at most 2 exp(-2 x 1.8^2) = 0.3 %. */
const CRITICAL = 1.8;

/**
 * As Deequ's robust `LInfinity`, Model Monitor's default: max(0, L-infinity - 1.8 sqrt((n + m) / (n m))), the part of the distance that is more
 * than sampling noise at n baseline and m live rows.
 */
export const ROBUST_L_INFINITY: DriftMethod = {
  label: 'robust L-infinity distance',
  threshold: 0.1,
  measure(column, noiseRate) {
    const measurement = L_INFINITY.measure(column, noiseRate);
    return (
      measurement && {
        score: robust(measurement.score, column.rows),
        noiseFloor: robust(measurement.noiseFloor, column.rows),
        pValue: measurement.pValue,
      }
    );
  },
};

function robust(distance: number, { baseline: n, live: m }: CountedColumn['rows']): number {
  return Math.max(0, distance - CRITICAL * Math.sqrt((n + m) / (n * m)));
}
