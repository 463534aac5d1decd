import { StateError } from './state-error';

/** Workflow variables of one scope; branches and inline iterations read those of the scopes around them. */
export class Variables {
  private readonly values = new Map<string, unknown>();

  constructor(private readonly outer?: Variables) {}

  /** A scope inside this one. */
  inner(): Variables {
    return new Variables(this);
  }

  /** Sets variables of this scope; a name of an outer scope can't be used again. */
  assign(assigned: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(assigned)) {
      if (this.outer?.has(name) === true) {
        throw new StateError('States.Runtime', `the variable '${name}' belongs to an outer scope and can't be assigned here`);
      }
      this.values.set(name, value);
    }
  }

  /** All variables that can be read here. */
  all(): Record<string, unknown> {
    return { ...this.outer?.all(), ...Object.fromEntries(this.values) };
  }

  private has(name: string): boolean {
    return this.values.has(name) || this.outer?.has(name) === true;
  }
}
