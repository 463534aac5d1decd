import { AwsError } from '../core/aws-error';
import type { ParameterDefinition } from './template';

/** Throws `ValidationError` unless the value keeps what the template says about the parameter. */
export function assertParameterValue(key: string, definition: ParameterDefinition, value: string): void {
  const rule = brokenRule(definition, value);
  if (rule !== undefined) {
    throw new AwsError('ValidationError', `Parameter '${key}' ${definition.ConstraintDescription ?? rule}`);
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
    return `must contain ${MinLength} to ${MaxLength} characters`;
  }
  if (Type.includes('Number') && !items.every((item) => item !== '' && Number(item) >= MinValue && Number(item) <= MaxValue)) {
    return `must be a number from ${MinValue} to ${MaxValue}`;
  }
  return undefined;
}
