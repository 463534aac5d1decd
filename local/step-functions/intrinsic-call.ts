import { INTRINSICS } from './intrinsic-functions';
import { StateError } from './state-error';

/** Whether the text is a call such as `States.Format('{}', $.a)`. */
export function isIntrinsicCall(text: string): boolean {
  return text.startsWith('States.');
}

const TOKEN =
  /\s*(?:(?<call>States\.\w+)\(|(?<end>\))|(?<comma>,)|'(?<text>(?:[^'\\]|\\.)*)'|(?<word>(?:\[(?:'[^']*'|[^\]])*\]|[^\s,()[\]'])+))/y;

/**
 * Evaluates an intrinsic function.
 *
 * @param path reads the value at a path
 * @throws StateError `States.IntrinsicFailure`
 */
export function evaluateIntrinsic(text: string, path: (path: string) => unknown): unknown {
  const pattern = new RegExp(TOKEN.source, TOKEN.flags);
  const next = (): Record<string, string | undefined> => {
    const match = pattern.exec(text);
    if (!match?.groups) {
      throw new StateError('States.IntrinsicFailure', `malformed intrinsic function '${text}'`);
    }
    return match.groups;
  };
  const value = (token: Record<string, string | undefined>): unknown => {
    if (token.call !== undefined) {
      return apply(token.call.slice('States.'.length), args());
    }
    return token.text === undefined ? word(token.word ?? '', path) : token.text.replace(/\\(.)/g, '$1');
  };
  const args = (): unknown[] => {
    const values: unknown[] = [];
    for (let token = next(); token.end === undefined; token = next()) {
      if (token.comma === undefined) {
        values.push(value(token));
      }
    }
    return values;
  };
  return value(next());
}

function word(text: string, path: (path: string) => unknown): unknown {
  return text.startsWith('$') ? path(text) : (JSON.parse(text) as unknown);
}

function apply(name: string, args: readonly unknown[]): unknown {
  const run = INTRINSICS[name];
  try {
    const result = run?.(...args);
    if (result !== undefined) {
      return result;
    }
  } catch (error) {
    throw new StateError('States.IntrinsicFailure', `States.${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new StateError(
    'States.IntrinsicFailure',
    run ? `States.${name} has no result for these arguments` : `unknown function States.${name}`,
  );
}
