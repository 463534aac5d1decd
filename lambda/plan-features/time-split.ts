import { addDays } from '../shared/days';
import type { FeaturePart } from '../shared/feature-manifest';
import type { FeatureRequest } from './contract';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A named range of days. */
export type Range = Pick<FeaturePart, 'name' | 'from' | 'to'>;

/** Cuts a range by time: the last `testDays` are held out, the `validationDays` before them stop the training. Throws on a request that breaks a rule. */
export function timeSplit({ mode, from, to, testDays, validationDays }: FeatureRequest): Range[] {
  assertRange(from, to);
  if (mode === 'score') {
    return [{ name: 'rows', from, to }];
  }
  const testFrom = addDays(to, -positive('testDays', testDays));
  const validationFrom = addDays(testFrom, -positive('validationDays', validationDays));
  if (validationFrom <= from) {
    throw new Error(`the range from ${from} to ${to} must be longer than its ${validationDays} validation and ${testDays} test days`);
  }
  return [
    { name: 'train', from, to: validationFrom },
    { name: 'validation', from: validationFrom, to: testFrom },
    { name: 'test', from: testFrom, to },
  ];
}

/** The days of a range, `to` not included. */
export function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) {
    days.push(day);
  }
  return days;
}

function assertRange(from: string, to: string): void {
  for (const [name, day] of Object.entries({ from, to })) {
    if (!ISO_DAY.test(day) || Number.isNaN(Date.parse(day)) || addDays(day, 0) !== day) {
      throw new Error(`${name} must be a day like 2001-01-31, got ${day}`);
    }
  }
  if (from >= to) {
    throw new Error(`from must be before to, got ${from} and ${to}`);
  }
}

function positive(name: string, days: number | undefined): number {
  if (days === undefined || !Number.isInteger(days) || days < 1) {
    throw new Error(`${name} must be a whole number of days greater than 0, got ${days ?? 'nothing'}`);
  }
  return days;
}
