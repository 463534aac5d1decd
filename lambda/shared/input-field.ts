/** A value that the model takes; `null` is missing. */
export type FeatureValue = string | number | boolean | null;

/** One feature as functions check it before the model sees it. */
export interface InputField {
  /** Name of the feature. */
  readonly name: string;
  /** Type of the values. */
  readonly type: 'integer' | 'double' | 'string' | 'boolean';
  /** @default - no limit */
  readonly min?: number;
  /** @default - no limit */
  readonly max?: number;
  /** May be missing. @default false */
  readonly optional?: boolean;
}

/** The value that a row gives itself, not one that every object inherits; `undefined` when it gives none. */
export function ownValue(row: object, name: string): unknown {
  return Object.hasOwn(row, name) ? (row as Record<string, unknown>)[name] : undefined;
}

/** The rules that a value of the field breaks, each as the end of a sentence that begins with the field's name. */
export function valueProblems(field: InputField, value: unknown): string[] {
  if (value === undefined || value === null) {
    return (field.optional ?? false) ? [] : ['is required'];
  }
  if (!hasType(field, value)) {
    return [`must be ${field.type === 'integer' ? 'an integer' : `a ${field.type}`}, got ${JSON.stringify(value)}`];
  }
  if (typeof value !== 'number') {
    return [];
  }
  return [
    ...(field.min !== undefined && value < field.min ? [`must be at least ${field.min}, got ${value}`] : []),
    ...(field.max !== undefined && value > field.max ? [`must be at most ${field.max}, got ${value}`] : []),
  ];
}

/** Whether a text can be a cell of the model's CSV, which has no quoting. */
export function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && !/[",\r\n]/.test(value);
}

function hasType(field: InputField, value: unknown): boolean {
  switch (field.type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'double':
      return typeof value === 'number' && Number.isFinite(value);
    case 'string':
      return isPlainText(value);
    case 'boolean':
      return typeof value === 'boolean';
  }
}
