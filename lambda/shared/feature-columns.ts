import type { ColumnType } from '../../stats/profile/column-type';
import type { ColumnSchema } from '../../stats/profile/schema';

/** A feature as the monitors see it: position in the model's input is its position in the list. */
export interface FeatureColumn {
  /** Name as `features.sql` gives it. */
  readonly name: string;
  /** Type of the values. */
  readonly type: 'integer' | 'double' | 'string' | 'boolean';
  /** Compared with the baseline. @default true */
  readonly monitored?: boolean;
}

const TYPES = { integer: 'integral', double: 'fractional', string: 'string', boolean: 'boolean' } as const satisfies Record<
  FeatureColumn['type'],
  ColumnType
>;

/** How the statistics engine profiles the features. */
export function columnSchema(features: readonly FeatureColumn[]): ColumnSchema[] {
  return features.map(({ name, type, monitored }) => ({ name, type: TYPES[type], compared: monitored ?? true }));
}
