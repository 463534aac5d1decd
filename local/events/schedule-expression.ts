import { AwsError } from '../core/aws-error';
import { cron } from './cron';
import { InvalidField } from './cron-fields';
import type { TimeZone } from './time-zone';
import { timeZone } from './time-zone';

/** The first time of a schedule after a given one, in milliseconds since the epoch; undefined if there is none. */
export type Schedule = (after: number) => number | undefined;

const UNITS_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * The schedule of an EventBridge rule in UTC: `rate(5 minutes)` or `cron(30 0 * * ? *)`.
 *
 * @param start when the rule is made; a rate runs for the first time one interval later
 * @throws ValidationException
 */
export function ruleSchedule(expression: string, start: number): Schedule {
  const [kind, argument] = parts(expression);
  const interval = kind === 'rate' ? rateMs(argument) : 0;
  if (kind === 'at' || (kind === 'rate' && !/^(?:1 \w+[^s]|(?!1 )\d+ \w+s)$/.test(argument))) {
    throw invalid(expression);
  }
  return kind === 'rate' ? every(interval, start + interval) : cronSchedule(expression, argument, timeZone('UTC'));
}

/**
 * The schedule of EventBridge Scheduler on a zone's wall clock: also `at(2001-02-16T00:30:00)`.
 *
 * @param start the first time of a rate
 * @throws ValidationException
 */
export function schedulerSchedule(expression: string, start: number, zone: TimeZone): Schedule {
  const [kind, argument] = parts(expression);
  switch (kind) {
    case 'rate':
      return every(rateMs(argument), start);
    case 'cron':
      return cronSchedule(expression, argument, zone);
    default: {
      const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(argument) ? zone.instant(Date.parse(`${argument}Z`)) : NaN;
      if (Number.isNaN(time)) {
        throw invalid(expression);
      }
      return (after) => (time !== undefined && time > after ? time : undefined);
    }
  }
}

/** Whether a schedule of this expression runs once. */
export function isOneTime(expression: string): boolean {
  return expression.startsWith('at(');
}

function parts(expression: string): [kind: 'rate' | 'cron' | 'at', argument: string] {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === undefined || (kind === 'rate' && !(rateMs(argument) > 0))) {
    throw invalid(expression);
  }
  return [kind as 'rate' | 'cron' | 'at', argument];
}

function rateMs(argument: string): number {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
  return Number(count) * (UNITS_MS[unit] ?? NaN);
}

function every(interval: number, first: number): Schedule {
  return (after) => first + Math.max(0, Math.floor((after - first) / interval) + 1) * interval;
}

function cronSchedule(expression: string, fields: string, zone: TimeZone): Schedule {
  try {
    return cron(fields, zone);
  } catch (error) {
    throw error instanceof InvalidField ? invalid(expression) : error;
  }
}

function invalid(expression: string): AwsError {
  return new AwsError('ValidationException', `Parameter ScheduleExpression is not valid: ${expression}`);
}
