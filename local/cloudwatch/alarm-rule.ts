import { AwsError } from '../core/aws-error';
import type { StateValue } from './alarm-verdict';

/** State of an alarm by its name or ARN. */
export type StateOf = (alarm: string) => StateValue;

/** A parsed rule of a composite alarm. */
export interface AlarmRule {
  readonly matches: (stateOf: StateOf) => boolean;
  /** Names or ARNs of the alarms in it. */
  readonly alarms: readonly string[];
}

type Condition = AlarmRule['matches'];

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[(),]|[^\s(),"]+)/gy;
const STATES: readonly string[] = ['ALARM', 'OK', 'INSUFFICIENT_DATA'];
const MAX_ALARMS = 100;

/**
 * Parses `ALARM("a") AND (OK(b) OR NOT INSUFFICIENT_DATA(arn))` and `AT_LEAST(2, ALARM, (a, b, c))`, where the number may be a percentage
 * (`50%`) and the state a negation (`NOT OK`); throws `ValidationError`.
 */
export function alarmRule(text: string): AlarmRule {
  const parser = new RuleParser(text);
  const matches = parser.parse();
  const alarms = [...parser.alarms];
  if (alarms.length > MAX_ALARMS) {
    throw new AwsError('ValidationError', `AlarmRule must not contain more than ${MAX_ALARMS} alarms, got ${alarms.length}`);
  }
  return { matches, alarms };
}

class RuleParser {
  readonly alarms = new Set<string>();
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(private readonly text: string) {
    this.tokens = [...text.matchAll(TOKEN)].map(([, token = '']) => token);
  }

  parse(): Condition {
    const rule = this.either();
    return this.position === this.tokens.length ? rule : this.fail();
  }

  private either(): Condition {
    let left = this.both();
    while (this.skip('OR')) {
      const [a, b] = [left, this.both()];
      left = (stateOf) => a(stateOf) || b(stateOf);
    }
    return left;
  }

  private both(): Condition {
    let left = this.single();
    while (this.skip('AND')) {
      const [a, b] = [left, this.single()];
      left = (stateOf) => a(stateOf) && b(stateOf);
    }
    return left;
  }

  private single(): Condition {
    const token = this.take();
    if (STATES.includes(token)) {
      this.expect('(');
      const alarm = this.alarm();
      this.expect(')');
      return (stateOf) => stateOf(alarm) === token;
    }
    switch (token) {
      case 'NOT': {
        const inner = this.single();
        return (stateOf) => !inner(stateOf);
      }
      case '(': {
        const inner = this.either();
        this.expect(')');
        return inner;
      }
      case 'TRUE':
      case 'FALSE':
        return () => token === 'TRUE';
      case 'AT_LEAST':
        return this.atLeast();
      default:
        return this.fail();
    }
  }

  private atLeast(): Condition {
    this.expect('(');
    const [, amount, percent] = /^(\d+)(%?)$/.exec(this.take()) ?? this.fail();
    this.expect(',');
    const negated = this.skip('NOT');
    const state = this.take();
    this.expect(',');
    this.expect('(');
    const alarms = [this.alarm()];
    while (this.skip(',')) {
      alarms.push(this.alarm());
    }
    this.expect(')');
    this.expect(')');
    const least = percent === '%' ? (Number(amount) / 100) * alarms.length : Number(amount);
    if (!STATES.includes(state) || !(least > 0 && least <= alarms.length)) {
      this.fail();
    }
    return (stateOf) => alarms.filter((alarm) => (stateOf(alarm) === state) !== negated).length >= least;
  }

  private alarm(): string {
    const token = this.take();
    const name = token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
    this.alarms.add(/^[(),]$/.test(token) ? this.fail() : name);
    return name;
  }

  private skip(token: string): boolean {
    const found = this.tokens[this.position] === token;
    this.position += found ? 1 : 0;
    return found;
  }

  private take(): string {
    return this.tokens[this.position++] ?? this.fail();
  }

  private expect(token: string): void {
    if (!this.skip(token)) {
      this.fail();
    }
  }

  private fail(): never {
    throw new AwsError('ValidationError', `AlarmRule must not contain a syntax error: ${this.text}`);
  }
}
