import type { ColumnSchema } from '../../stats/schema';

/** A feature as the monitors see it: position in the model's input is its position in the list. */
export interface FeatureColumn {
  /** Name as `features.sql` gives it. */
  readonly name: string;
  /** Type of the values. */
  readonly type: 'integer' | 'double' | 'string' | 'boolean';
  /** Compared with the baseline. @default true */
  readonly monitored?: boolean;
}

/** How the statistics engine profiles the features. */
export function columnSchema(features: readonly FeatureColumn[]): ColumnSchema[] {
  return features.map(({ name, type, monitored }) => ({
    name,
    kind: type === 'integer' || type === 'double' ? 'numeric' : 'categorical',
    compared: monitored ?? true,
  }));
}
