import { ColumnBuilder } from '../profile/column-builder';
import type { ColumnProfile } from '../profile/column-profile';
import type { Profile } from '../profile/profile';
import { PROFILE_VERSION } from '../profile/profile';
import type { FeatureStatistics, NumericalStatistics, StatisticsFile, StringStatistics } from './statistics-file';
import { weightedItems } from './weighted-items';

/** A baseline that was read from Model Monitor's statistics. */
export interface StatisticsProfile {
  readonly profile: Profile;
  /** What the file does not say, in sentences. */
  readonly lost: readonly string[];
}

/** A profile from Model Monitor's `statistics.json`, as far as the file permits. */
export function profileOfStatistics({ dataset, features }: StatisticsFile): StatisticsProfile {
  const columns = features.map((feature) => columnOf(feature, dataset.item_count));
  return {
    profile: { version: PROFILE_VERSION, rows: dataset.item_count, columns: columns.map(({ column }) => column) },
    lost: columns.flatMap(({ column, lost }) => (lost === undefined ? [] : [`column ${column.name}: ${lost}`])),
  };
}

interface Column {
  readonly column: ColumnProfile;
  readonly lost?: string;
}

function columnOf(feature: FeatureStatistics, rows: number): Column {
  const { name, inferred_type, numerical_statistics, string_statistics } = feature;
  if (numerical_statistics !== undefined) {
    return numericColumn(name, inferred_type === 'Integral' ? 'integral' : 'fractional', numerical_statistics);
  }
  return string_statistics === undefined ? unknownColumn(name, rows) : stringColumn(name, string_statistics);
}

function numericColumn(name: string, type: 'integral' | 'fractional', statistics: NumericalStatistics): Column {
  const { common, distribution } = statistics;
  const items = weightedItems(statistics);
  if (items.length === 0 && common.num_present > 0) {
    return unknownColumn(name, common.num_present + common.num_missing);
  }
  // Of a column of whole numbers the points of a bucket are not whole; of a fractional one every number may be.
  const builder = new ColumnBuilder({ name, type });
  builder.addMissing(common.num_missing);
  for (const { value, rows } of items) {
    builder.addText(String(type === 'integral' ? Math.round(value) : value), rows);
  }
  const column = builder.profile();
  return distribution?.kll?.sketch === undefined && items.length > 0
    ? { column, lost: 'it has buckets and no sketch, so values are spread evenly within each bucket' }
    : { column };
}

/** A column of which the file tells nothing but that it is there. */
function unknownColumn(name: string, rows: number): Column {
  const builder = new ColumnBuilder({ name, compared: false });
  builder.addMissing(rows);
  return { column: builder.profile(), lost: 'its distribution is not in the file, so it is not compared' };
}

function stringColumn(name: string, { common, distribution }: StringStatistics): Column {
  const builder = new ColumnBuilder({ name });
  builder.addMissing(common.num_missing);
  const buckets = distribution?.categorical?.buckets ?? [];
  for (const { value, count } of buckets) {
    builder.addText(value, count);
  }
  const other = common.num_present - buckets.reduce((sum, { count }) => sum + count, 0);
  const column = builder.profile();
  return other <= 0
    ? { column }
    : { column: withOther(column, other), lost: `${other} of its ${common.num_present} values are not in the file` };
}

/** The column with values whose texts are not known. */
function withOther(column: ColumnProfile, other: number): ColumnProfile {
  const items = (column.values ?? []).map(([text, rows]) => [text, rows, 0] as const);
  return {
    ...column,
    type: 'string',
    kinds: { ...column.kinds, text: column.kinds.text + other },
    numbers: null,
    values: null,
    frequent: { items: items.sort(([, a], [, b]) => b - a), other },
    distinct: null,
  };
}
