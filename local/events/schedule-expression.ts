import { AwsError } from '../core/aws-error';
import { cron } from './cron';

/** The first time of a schedule after a given one, in milliseconds since the epoch; undefined if there is none. */
export type Schedule = (after: number) => number | undefined;

const UNITS_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Parses `rate(5 minutes)`, `cron(30 0 * * ? *)` and `at(2001-02-16T00:30:00)`, all in UTC.
 *
 * @param start from where a rate counts
 * @throws ValidationException
 */
export function schedule(expression: string, start: number): Schedule {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  switch (kind) {
    case 'rate':
      return rate(expression, argument, start);
    case 'cron':
      return cron(argument);
    case 'at': {
      const time = Date.parse(`${argument}Z`);
      return (after) => (time > after ? time : undefined);
    }
    default:
      throw invalid(expression);
  }
}

function rate(expression: string, argument: string, start: number): Schedule {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
  const interval = Number(count) * (UNITS_MS[unit] ?? 0);
  if (!(interval > 0)) {
    throw invalid(expression);
  }
  return (after) => start + (Math.floor((after - start) / interval) + 1) * interval;
}

function invalid(expression: string): AwsError {
  return new AwsError('ValidationException', `Parameter ScheduleExpression is not valid: ${expression}`);
}
