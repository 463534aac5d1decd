import { compare } from '../../stats/drift/compare';
import type { MethodName } from '../../stats/drift/methods';
import { METHODS } from '../../stats/drift/methods';
import type { Profile } from '../../stats/profile/profile';
import { uniform } from '../random';
import type { CodedColumn } from './month';
import type { Change } from './sample';
import { drawRows, profileOfChanged, profileOfRows } from './sample';

/** All methods, in the order of the tables. */
export const METHOD_NAMES = Object.keys(METHODS) as MethodName[];

/** Rows of a baseline and of live data. */
export interface Sizes {
  readonly baseline: number;
  readonly live: number;
}

/** Share of trials called drift, by method. */
export type Shares = Readonly<Record<MethodName, number>>;

/** A kind of change with its sizes. */
export interface Shift {
  readonly name: string;
  /** In words, with the unit of `sizes`. */
  readonly unit: string;
  readonly sizes: readonly number[];
  readonly change: (size: number) => Change;
}

/**
 * Share of random splits of one month that are called drift. With the threshold 0, what the guard against sampling noise alone lets pass: it
 * should be at most the false discovery rate, 0.05.
 */
export function falseAlarms(month: readonly CodedColumn[], { baseline, live }: Sizes, splits: number, threshold?: number): Shares {
  const order = rowNumbers(month);
  const random = uniform(baseline + live);
  return shares(
    splits,
    () => {
      const rows = drawRows(order, baseline + live, random);
      return [profileOfRows(month, rows.subarray(0, baseline)), profileOfRows(month, rows.subarray(baseline))];
    },
    threshold,
  );
}

/** Share of random splits whose live part is changed that are called drift. */
export function power(month: readonly CodedColumn[], { baseline, live }: Sizes, trials: number, shift: Shift, size: number): Shares {
  const order = rowNumbers(month);
  const random = uniform(baseline + live);
  return shares(trials, () => {
    const rows = drawRows(order, baseline + live, random);
    const changed = profileOfChanged(month, rows.subarray(baseline), shift.change(size), random);
    return [profileOfRows(month, rows.subarray(0, baseline)), changed];
  });
}

function shares(trials: number, draw: () => [Profile, Profile], threshold?: number): Shares {
  const alarms = new Map<MethodName, number>();
  for (let trial = 0; trial < trials; trial++) {
    const [baseline, live] = draw();
    for (const method of METHOD_NAMES) {
      const { verdict } = compare(baseline, live, { method, threshold });
      alarms.set(method, (alarms.get(method) ?? 0) + (verdict === 'drift' ? 1 : 0));
    }
  }
  return Object.fromEntries(METHOD_NAMES.map((method) => [method, (alarms.get(method) ?? 0) / trials])) as Record<MethodName, number>;
}

function rowNumbers(month: readonly CodedColumn[]): Uint32Array {
  return Uint32Array.from(month[0]?.codes.keys() ?? []);
}
