import { AwsError } from '../core/aws-error';
import type { ParameterDefinition } from './template';

/** Throws `ValidationError` unless the value keeps what the template says about the parameter. */
export function assertParameterValue(key: string, definition: ParameterDefinition, value: string): void {
  const rule = brokenRule(definition, value);
  if (rule !== undefined) {
    const { ConstraintDescription: description } = definition;
    const message =
      description === undefined ? `Parameter '${key}' ${rule}` : `Parameter ${key} failed to satisfy constraint: ${description}`;
    throw new AwsError('ValidationError', message);
  }
}

function brokenRule(definition: ParameterDefinition, value: string): string | undefined {
  const {
    Type,
    AllowedValues,
    AllowedPattern,
    MinLength = 0,
    MaxLength = Infinity,
    MinValue = -Infinity,
    MaxValue = Infinity,
  } = definition;
  const items = /List/.test(Type) ? value.split(',').map((item) => item.trim()) : [value];
  if (AllowedValues && !items.every((item) => AllowedValues.map(String).includes(item))) {
    return `must be one of AllowedValues`;
  }
  if (AllowedPattern !== undefined && !items.every((item) => new RegExp(`^(?:${AllowedPattern})$`).test(item))) {
    return `must match pattern ${AllowedPattern}`;
  }
  if (value.length < MinLength || value.length > MaxLength) {
    return `must contain at ${value.length < MinLength ? `least ${MinLength}` : `most ${MaxLength}`} characters`;
  }
  const numbers = Type.includes('Number') ? items.map((item) => (item === '' ? NaN : Number(item))) : [];
  if (numbers.some(Number.isNaN)) {
    return 'must be a number';
  }
  const range = numbers.some((number) => number < MinValue) ? `less than ${MinValue}` : `greater than ${MaxValue}`;
  return numbers.every((number) => number >= MinValue && number <= MaxValue) ? undefined : `must be a number not ${range}`;
}
