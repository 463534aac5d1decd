import { DataError } from './data-error';

/** A field of a JSON file with its path, for errors that name file, field, rule and value. */
export class JsonField {
  private constructor(
    private readonly file: string,
    private readonly path: string,
    private readonly value: unknown,
  ) {}

  /** The whole of a file. Throws a `DataError` when the text is not JSON. */
  static parse(text: string, file: string): JsonField {
    try {
      return new JsonField(file, '', JSON.parse(text));
    } catch (error) {
      throw new DataError({ file }, `the file must be JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A field of an object, whether it is there or not. */
  field(name: string): JsonField {
    const path = this.path === '' ? name : `${this.path}.${name}`;
    return new JsonField(this.file, path, (this.object() as Record<string, unknown>)[name]);
  }

  /** What `read` makes of a field of an object; `undefined` when it is not there or `null`. */
  optional<T>(name: string, read: (field: JsonField) => T): T | undefined {
    const field = this.field(name);
    return field.value === undefined || field.value === null ? undefined : read(field);
  }

  list(): JsonField[] {
    return Array.isArray(this.value)
      ? this.value.map((item: unknown, i) => new JsonField(this.file, `${this.path}[${i}]`, item))
      : this.fail('a list');
  }

  entries(): [name: string, field: JsonField][] {
    return Object.keys(this.object()).map((name) => [name, this.field(name)]);
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.fail('a text');
  }

  oneOf<const T extends string>(names: readonly T[]): T {
    return names.find((name) => name === this.value) ?? this.fail(`one of ${names.join(', ')}`);
  }

  /** A number; `"NaN"`, `"Infinity"` and `"-Infinity"` stand for those that JSON does not have. */
  number(): number {
    if (typeof this.value === 'number') {
      return this.value;
    }
    return this.value === 'NaN' || this.value === 'Infinity' || this.value === '-Infinity' ? Number(this.value) : this.fail('a number');
  }

  /** A number of rows: whole, from 0. */
  count(): number {
    const count = this.number();
    return Number.isSafeInteger(count) && count >= 0 ? count : this.fail('a whole number of at least 0');
  }

  /** From 0 to 1. */
  share(): number {
    const share = this.number();
    return share >= 0 && share <= 1 ? share : this.fail('a number from 0 to 1');
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('true or false');
  }

  /** Refuses the value. */
  fail(rule: string): never {
    const got = this.value === undefined ? 'nothing' : JSON.stringify(this.value);
    throw new DataError({ file: this.file }, `${this.path || 'the file'} must be ${rule}`, got);
  }

  private object(): object {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value) ? this.value : this.fail('an object');
  }
}
