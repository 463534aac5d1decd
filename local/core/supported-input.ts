import { NotEmulated } from './aws-error';
import type { CallContext, Operation } from './service';

/** An operation that may also answer at once. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each operation narrows to the SDK's own input type
export type Run = (input: any, context: CallContext) => object | Promise<object>;

/** The operation `run`, but an input with a field that is not in `fields` is an error instead of a field without effect. */
export function supportedInput(name: string, fields: readonly string[], run: Run): Operation {
  const known = new Set(fields);
  return async (input: Readonly<Record<string, unknown>>, context) => {
    const unknown = Object.keys(input).find((field) => input[field] !== undefined && !known.has(field));
    if (unknown !== undefined) {
      throw new NotEmulated(`the parameter ${unknown} of ${name}`);
    }
    return await run(input, context);
  };
}
