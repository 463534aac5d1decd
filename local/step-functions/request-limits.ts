import { AwsError } from '../core/aws-error';

const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;
/** Most characters of the name of a state machine or an execution. */
const NAME_LIMIT = 80;
/** Most bytes of a definition: 1 MiB. */
const DEFINITION_LIMIT_BYTES = 1_048_576;

/** Throws `InvalidName` for what can't be the name of a state machine or an execution. */
export function assertName(name: string): void {
  if (name.length === 0 || name.length > NAME_LIMIT || FORBIDDEN.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
}

/** Throws `ValidationException` for a definition that is too large. */
export function assertDefinitionSize(text: string): void {
  if (Buffer.byteLength(text) > DEFINITION_LIMIT_BYTES) {
    const rule = `Member must have length less than or equal to ${DEFINITION_LIMIT_BYTES}`;
    throw new AwsError('ValidationException', `1 validation error detected: Value at 'definition' failed to satisfy constraint: ${rule}`);
  }
}
