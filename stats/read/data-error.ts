/** Where in a file something is wrong; what is not known or does not apply is left out. */
export interface DataPlace {
  /** Path of the file as the caller gave it. */
  readonly file: string;
  /** 1-based line on which the record (or the open quote) starts. */
  readonly line?: number;
  /** Name of the column, or the 1-based number of a field that has none. */
  readonly column?: string | number;
}

/** Data that cannot be read without guessing: `file:line: column x: rule, got value`. */
export class DataError extends Error {
  override readonly name = 'DataError';

  /**
   * @param rule What the data must be, in words.
   * @param got The value (or the count) that breaks the rule; left out when the rule says it.
   */
  constructor(
    readonly place: DataPlace,
    readonly rule: string,
    readonly got?: string | number,
  ) {
    const where = [
      place.line === undefined ? place.file : `${place.file}:${place.line}`,
      ...(place.column === undefined ? [] : [`column ${place.column}`]),
    ];
    super(`${where.join(': ')}: ${rule}${got === undefined ? '' : `, got ${shown(got)}`}`);
  }
}

const LONGEST = 80;

function shown(got: string | number): string {
  return typeof got === 'number' ? String(got) : JSON.stringify(got.length > LONGEST ? `${got.slice(0, LONGEST)}…` : got);
}
