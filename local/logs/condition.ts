import { invalidPattern } from './invalid-pattern';
import { valueTest } from './pattern-value';

/** The value of a field by its selector; undefined when there is none. */
export type FieldOf = (selector: string) => unknown;

/** A condition on the fields of a message. */
export type Condition = (fieldOf: FieldOf) => boolean;

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|%[^%]*%|&&|\|\||[<>!]=|[<>=()]|[^\s"%&|<>!=()]+)/gy;

/** Parses `a = x && (b > 1 || c IS NULL)` with `&&` before `||`; throws `InvalidParameterException`. */
export function parseCondition(text: string): Condition {
  const parser = new ConditionParser(text);
  return parser.parse();
}

class ConditionParser {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(private readonly text: string) {
    const matches = [...text.matchAll(TOKEN)];
    if (matches.reduce((length, [token]) => length + token.length, 0) !== text.trimEnd().length) {
      throw invalidPattern(text);
    }
    this.tokens = matches.map(([, token = '']) => token);
  }

  parse(): Condition {
    const condition = this.either();
    return this.position === this.tokens.length ? condition : this.fail();
  }

  private either(): Condition {
    const parts = [this.both()];
    while (this.skip('||')) {
      parts.push(this.both());
    }
    return (fieldOf) => parts.some((part) => part(fieldOf));
  }

  private both(): Condition {
    const parts = [this.single()];
    while (this.skip('&&')) {
      parts.push(this.single());
    }
    return (fieldOf) => parts.every((part) => part(fieldOf));
  }

  private single(): Condition {
    if (this.skip('(')) {
      const inner = this.either();
      return this.skip(')') ? inner : this.fail();
    }
    const selector = this.take();
    const operator = this.take();
    switch (operator) {
      case 'IS':
        return this.is(selector);
      case 'NOT':
        return this.take() === 'EXISTS' ? (fieldOf) => fieldOf(selector) === undefined : this.fail();
      case 'EXISTS':
        return (fieldOf) => fieldOf(selector) !== undefined;
      default:
        return /^(?:[<>!]?=|[<>])$/.test(operator) ? this.comparison(selector, operator) : this.fail();
    }
  }

  private is(selector: string): Condition {
    const values: Readonly<Record<string, unknown>> = { NULL: null, TRUE: true, FALSE: false };
    const name = this.take();
    const wanted = name in values ? values[name] : this.fail();
    return (fieldOf) => fieldOf(selector) === wanted;
  }

  /** Lists and objects match nothing, and neither does what is not there. */
  private comparison(selector: string, operator: string): Condition {
    const test = valueTest(operator, this.take());
    return (fieldOf) => {
      const value = fieldOf(selector);
      return value !== undefined && value !== null && typeof value !== 'object' && test(value);
    };
  }

  private skip(token: string): boolean {
    const found = this.tokens[this.position] === token;
    this.position += found ? 1 : 0;
    return found;
  }

  private take(): string {
    return this.tokens[this.position++] ?? this.fail();
  }

  private fail(): never {
    throw invalidPattern(this.text);
  }
}
