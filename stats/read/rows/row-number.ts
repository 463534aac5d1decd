import { readKind, readNumber } from '../../profile/token-kind';
import { DataError } from '../data-error';

/** The number of a value; throws a `DataError` that names its place for one that is missing, text or infinite. */
export function rowNumber(file: string, line: number, column: string, text: string | null): number {
  const kind = readKind(text ?? '');
  const value = kind === 'integral' || kind === 'fractional' ? readNumber(text ?? '') : NaN;
  if (!Number.isFinite(value)) {
    throw new DataError({ file, line, column }, 'must be a number', text ?? 'nothing');
  }
  return value;
}

/** The probability of a value; throws as `rowNumber` does, and for a number below 0 or above 1. */
export function rowProbability(file: string, line: number, column: string, text: string | null): number {
  const value = rowNumber(file, line, column, text);
  if (value < 0 || value > 1) {
    throw new DataError({ file, line, column }, 'must be from 0 to 1', value);
  }
  return value;
}
