import type { QueryLanguage } from './asl';

/** What is wrong with a definition, in the shape of ValidateStateMachineDefinition. */
export interface Diagnostic {
  readonly severity: 'ERROR';
  /** For example `SCHEMA_VALIDATION_FAILED`. */
  readonly code: string;
  /** In AWS's words, where they are known. */
  readonly message: string;
  /** Where: `/States/Check/Choices[0]/Next`. */
  readonly location?: string;
}

/** Collects what is wrong with a definition. */
export class Diagnostics {
  readonly found: Diagnostic[] = [];

  /** Something that breaks the schema of the language. */
  schema(location: string, message: string): void {
    this.add('SCHEMA_VALIDATION_FAILED', location, message);
  }

  add(code: string, location: string | undefined, message: string): void {
    this.found.push({ severity: 'ERROR', code, message, ...(location === undefined ? {} : { location }) });
  }

  /** Fields that must be there. */
  required(value: object, fields: readonly string[], location: string): void {
    const missing = fields.filter((field) => !Object.hasOwn(value, field));
    if (missing.length > 0) {
      this.schema(location, `These fields are required: [${missing.join(', ')}]`);
    }
  }

  /** Fields that must not be there. */
  unknown(value: object, known: readonly string[], location: string): void {
    for (const field of Object.keys(value).filter((name) => !known.includes(name))) {
      this.schema(location, `Field '${field}' is not supported`);
    }
  }

  /** Fields of which one at most, or exactly one, must be there. */
  oneOf(value: object, fields: readonly string[], location: string, needed: boolean): void {
    const given = fields.filter((field) => Object.hasOwn(value, field));
    const list = `[${fields.join(', ')}]`;
    if (given.length > 1) {
      this.schema(location, `There should only be one of the following fields: ${list}`);
    } else if (needed && given.length === 0) {
      this.schema(location, `This object should have only one of the following fields: ${list}`);
    }
  }

  /** A value of a fixed set. */
  among(value: unknown, allowed: readonly string[], location: string): void {
    if (typeof value !== 'string') {
      this.schema(location, 'Expected value of type [STRING]');
    } else if (!allowed.includes(value)) {
      this.schema(location, `Value should be one of the following: [${allowed.join(', ')}]`);
    }
  }
}

/** What all states of a definition share while it is checked. */
export interface Place {
  readonly diagnostics: Diagnostics;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The state machine's own. */
  readonly language: QueryLanguage;
  /** Names of the states seen so far. */
  readonly names: Set<string>;
}

/** All as one text, as the error `InvalidDefinition` has it. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const texts = diagnostics.map(({ code, message, location }) => `${code}: ${message}${location === undefined ? '' : ` at ${location}`}`);
  return `Invalid State Machine Definition: '${texts.join(', ')}'`;
}
