import type { ColumnProfile } from '../../stats/profile/column-profile';
import { presentCount } from '../../stats/profile/column-type';
import { distinctCount } from '../../stats/profile/distinct-count';
import type { Profile } from '../../stats/profile/profile';
import { percent } from '../../stats/quality/percent';
import { textTable } from '../changes/text-table';

/** Characters of a text that are shown. */
const LONGEST = 24;

/** A profile to read: a line of each column, and the number of rows. */
export function profileTable({ rows, columns }: Profile): string {
  return `${textTable(columns.map(line))}\n\n${rows} rows, ${columns.length} columns`;
}

function line(column: ColumnProfile): Record<string, string> {
  const { name, type, missing, numbers, kinds } = column;
  const rows = presentCount(kinds) + missing;
  const isNumeric = (type === 'integral' || type === 'fractional') && numbers !== null;
  return {
    column: name,
    type,
    missing: rows === 0 ? '' : percent(missing / rows),
    distinct: String(distinctCount(column) ?? ''),
    mean: isNumeric ? figure(numbers.mean) : '',
    deviation: isNumeric ? figure(Math.sqrt(numbers.m2 / numbers.count)) : '',
    min: isNumeric ? figure(numbers.min) : '',
    max: isNumeric ? figure(numbers.max) : '',
    'most frequent': isNumeric ? '' : mostFrequent(column),
  };
}

function figure(value: number | null): string {
  return value === null || Number.isNaN(value) ? '' : String(Number(value.toPrecision(6)));
}

function mostFrequent({ values, frequent }: ColumnProfile): string {
  const counted: readonly (readonly [string, number, ...number[]])[] = values ?? frequent?.items ?? [];
  const top = counted.reduce<readonly [string, number, ...number[]] | undefined>(
    (best, item) => (best && best[1] >= item[1] ? best : item),
    undefined,
  );
  return top === undefined ? '' : `${top[0].length > LONGEST ? `${top[0].slice(0, LONGEST)}…` : top[0]} (${top[1]})`;
}
