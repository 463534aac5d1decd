import { jsonBytes, DATA_LIMIT_BYTES } from './json';
import { StateError } from './state-error';

/** Most bytes of all variables that a scope can read, as JSON: 10 MiB. */
const TOTAL_LIMIT_BYTES = 10_485_760;

/** Workflow variables of one scope; branches and inline iterations read those of the scopes around them. */
export class Variables {
  private readonly values = new Map<string, unknown>();
  private readonly bytes = new Map<string, number>();

  constructor(private readonly outer?: Variables) {}

  /** A scope inside this one. */
  inner(): Variables {
    return new Variables(this);
  }

  /**
   * Sets variables of this scope; a name of an outer scope can't be used again.
   *
   * @throws StateError `States.Runtime` for such a name, `States.DataLimitExceeded` when they are too large
   */
  assign(assigned: Readonly<Record<string, unknown>>): void {
    const sizes = Object.entries(assigned).map(([name, value]) => [name, jsonBytes(value)] as const);
    const taken = sizes.find(([name]) => this.outer?.has(name) === true)?.[0];
    if (taken !== undefined) {
      throw new StateError('States.Runtime', `Cannot assign to variable '${taken}': it exists in an outer scope.`);
    }
    for (const [name, bytes] of sizes) {
      this.values.set(name, assigned[name]);
      this.bytes.set(name, bytes);
    }
    if (sizes.reduce((sum, [, bytes]) => sum + bytes, 0) > DATA_LIMIT_BYTES || this.totalBytes() > TOTAL_LIMIT_BYTES) {
      throw new StateError('States.DataLimitExceeded', 'The assigned variables exceed the maximum number of bytes service limit.');
    }
  }

  /** Whether the variable can be read here. */
  has(name: string): boolean {
    return this.values.has(name) || this.outer?.has(name) === true;
  }

  /** The value of a variable of this scope or of one around it. */
  get(name: string): unknown {
    return this.values.has(name) ? this.values.get(name) : this.outer?.get(name);
  }

  /** All variables that can be read here. */
  all(): Record<string, unknown> {
    return { ...this.outer?.all(), ...Object.fromEntries(this.values) };
  }

  private totalBytes(): number {
    return [...this.bytes.values()].reduce((sum, bytes) => sum + bytes, this.outer?.totalBytes() ?? 0);
  }
}
