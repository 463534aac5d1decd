import { AwsError, NotEmulated } from '../core/aws-error';

/** A request that AWS refuses as invalid. */
export class ValidationException extends AwsError {
  constructor(message: string) {
    super('ValidationException', message);
  }
}

/** A name that is taken. */
export class ResourceInUse extends AwsError {
  constructor(message: string) {
    super('ResourceInUse', message);
  }
}

/** A field that must be there; throws AWS's ValidationException when it is not. */
export function required<T extends object, K extends keyof T & string>(input: T, name: K): NonNullable<T[K]> {
  const value = input[name];
  if (value === undefined || value === null) {
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    throw new ValidationException(
      `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return value;
}

/** Throws `NotEmulated` for a field that `names` does not list. */
export function onlyFields(operation: string, input: object, names: readonly string[]): void {
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined && !names.includes(name)) {
      throw new NotEmulated(`the field ${name} of ${operation}`);
    }
  }
}

/** Throws AWS's ValidationException unless the name has AWS's form: letters, digits and single hyphens, at most 63. */
export function checkName(member: string, value: string): string {
  if (!/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/.test(value)) {
    throw new ValidationException(
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: ^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
    );
  }
  return value;
}
