import type { ColumnType } from '../profile/column-type';
import type { InferredType } from './statistics-file';

const INFERRED: Readonly<Record<ColumnType, InferredType>> = {
  integral: 'Integral',
  fractional: 'Fractional',
  boolean: 'String',
  timestamp: 'String',
  string: 'String',
  unknown: 'Unknown',
};

/** The type as Model Monitor calls it; it knows neither booleans nor time stamps. */
export function inferredType(type: ColumnType): InferredType {
  return INFERRED[type];
}
