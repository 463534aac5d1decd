import { JsonField } from '../read/json-field';
import type { FrequentItem } from '../sketch/frequent-items';
import { HyperLogLog } from '../sketch/hyper-log-log';
import { BitTable } from '../sketch/bit-table';
import { Kll } from '../sketch/kll';
import type { ColumnProfile, TimeRange, ValueCount } from './column-profile';
import type { ColumnType, KindCounts } from './column-type';
import { presentCount } from './column-type';
import type { NumericProfile } from './numeric-profile';
import type { Profile } from './profile';
import { PROFILE_VERSION } from './profile';

const TYPES: readonly ColumnType[] = ['integral', 'fractional', 'boolean', 'timestamp', 'string', 'unknown'];

/** The profile that `JSON.stringify` wrote. Throws a `DataError` with the file's name when the text is none, or is of another version. */
export function parseProfile(text: string, file: string): Profile {
  const profile = JsonField.parse(text, file);
  const version = profile.field('version');
  if (version.number() !== PROFILE_VERSION) {
    version.fail(`${PROFILE_VERSION}; a profile of another version must be made again`);
  }
  const rows = profile.field('rows').count();
  return {
    version: PROFILE_VERSION,
    rows,
    columns: profile
      .field('columns')
      .list()
      .map((column) => parseColumn(column, rows)),
  };
}

function parseColumn(column: JsonField, rows: number): ColumnProfile {
  const kinds = parseKinds(column.field('kinds'));
  const missing = column.field('missing').count();
  if (missing + presentCount(kinds) !== rows) {
    column.field('missing').fail(`the ${rows} rows less the ${presentCount(kinds)} of kinds`);
  }
  return {
    name: column.field('name').text(),
    type: column.field('type').oneOf(TYPES),
    declared: column.field('declared').boolean(),
    compared: column.field('compared').boolean(),
    missing,
    kinds,
    numbers: column.optional('numbers', parseNumbers) ?? null,
    values: column.optional('values', (values) => values.list().map(parseValue)) ?? null,
    frequent:
      column.optional('frequent', (frequent) => ({
        items: frequent.field('items').list().map(parseItem),
        other: frequent.field('other').count(),
      })) ?? null,
    distinct: column.optional('distinct', parseDistinct) ?? null,
    times: column.optional('times', parseTimes) ?? null,
  };
}

function parseKinds(kinds: JsonField): KindCounts {
  const [integral, fractional, boolean, timestamp, text] = (['integral', 'fractional', 'boolean', 'timestamp', 'text'] as const).map(
    (kind) => kinds.field(kind).count(),
  ) as [number, number, number, number, number];
  return { integral, fractional, boolean, timestamp, text };
}

function parseNumbers(numbers: JsonField): NumericProfile {
  const infinite = numbers.field('infinite');
  const number = (name: string): number | undefined => numbers.optional(name, (field) => field.number());
  return {
    count: numbers.field('count').count(),
    mean: numbers.field('mean').number(),
    // JSON has no NaN.
    m2: number('m2') ?? NaN,
    m3: number('m3') ?? NaN,
    m4: number('m4') ?? NaN,
    min: number('min') ?? null,
    max: number('max') ?? null,
    negatives: numbers.field('negatives').count(),
    zeros: numbers.field('zeros').count(),
    infinite: { negative: infinite.field('negative').count(), positive: infinite.field('positive').count() },
    table: parseTable(numbers.field('table')),
    quantiles: numbers.optional('quantiles', parseQuantiles) ?? null,
  };
}

function parseValue(value: JsonField): ValueCount {
  const [text, rows] = tuple(value, 2);
  return [(text as JsonField).text(), (rows as JsonField).count()];
}

function parseItem(item: JsonField): FrequentItem {
  const [text, rows, maxError] = tuple(item, 3);
  return [(text as JsonField).text(), (rows as JsonField).count(), (maxError as JsonField).count()];
}

function tuple(field: JsonField, length: number): JsonField[] {
  const items = field.list();
  return items.length === length ? items : field.fail(`a list of ${length}`);
}

function parseTable(field: JsonField): BitTable {
  const text = field.text();
  return sketch(field, () => BitTable.fromJSON(text));
}

function parseQuantiles(field: JsonField): Kll {
  const levels = field.list().map((level) => level.text());
  return sketch(field, () => Kll.fromJSON(levels));
}

function parseDistinct(field: JsonField): string {
  const text = field.text();
  return sketch(field, () => HyperLogLog.fromBase64(text).toBase64());
}

function parseTimes(times: JsonField): TimeRange {
  return { first: times.field('first').number(), last: times.field('last').number() };
}

/** What `read` makes of a text; its error gets the field's place. */
function sketch<T>(field: JsonField, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return field.fail(`a sketch (${error instanceof Error ? error.message : String(error)})`);
  }
}
