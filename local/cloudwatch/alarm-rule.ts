import { AwsError } from '../core/aws-error';
import type { StateValue } from './alarm-verdict';

/** State of an alarm by its name or ARN. */
export type StateOf = (alarm: string) => StateValue;

/** A parsed rule of a composite alarm. */
export type AlarmRule = (stateOf: StateOf) => boolean;

const TOKEN = /\s*(ALARM|OK|INSUFFICIENT_DATA|TRUE|FALSE|AND|OR|NOT|[()]|"[^"]*"|[^\s()"]+)/y;

/** Parses `ALARM("a") AND (OK(b) OR NOT INSUFFICIENT_DATA(arn))`; throws `ValidationError`. */
export function alarmRule(text: string): AlarmRule {
  const tokens = [...text.matchAll(new RegExp(TOKEN, 'gy'))].map(([, token = '']) => token);
  let position = 0;
  const fail = (): never => {
    throw new AwsError('ValidationError', `AlarmRule must not contain a syntax error: ${text}`);
  };
  const expect = (token: string): void => {
    if (tokens[position++] !== token) {
      fail();
    }
  };
  const either = (): AlarmRule => {
    let left = both();
    while (tokens[position] === 'OR') {
      position++;
      const [a, b] = [left, both()];
      left = (stateOf) => a(stateOf) || b(stateOf);
    }
    return left;
  };
  const both = (): AlarmRule => {
    let left = single();
    while (tokens[position] === 'AND') {
      position++;
      const [a, b] = [left, single()];
      left = (stateOf) => a(stateOf) && b(stateOf);
    }
    return left;
  };
  const single = (): AlarmRule => {
    const token = tokens[position++];
    switch (token) {
      case 'NOT': {
        const inner = single();
        return (stateOf) => !inner(stateOf);
      }
      case '(': {
        const inner = either();
        expect(')');
        return inner;
      }
      case 'TRUE':
      case 'FALSE':
        return () => token === 'TRUE';
      case 'ALARM':
      case 'OK':
      case 'INSUFFICIENT_DATA': {
        expect('(');
        const alarm = (tokens[position++] ?? fail()).replaceAll('"', '');
        expect(')');
        return (stateOf) => stateOf(alarm) === token;
      }
      default:
        return fail();
    }
  };
  const rule = either();
  return position === tokens.length ? rule : fail();
}
