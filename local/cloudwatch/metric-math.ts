import { NotEmulated } from '../core/aws-error';
import { MATH_FUNCTIONS, MATH_OPERATORS } from './math-functions';
import type { MathContext, MathValue } from './math-value';
import { mathTokens } from './math-tokens';
import { listOf, MathError } from './math-value';

/** What an expression needs: the periods, all metrics, and the value of another query by its id. */
export interface ExpressionContext extends MathContext {
  readonly query: (id: string) => MathValue;
}

/** A parsed expression. */
export interface Expression {
  readonly evaluate: (context: ExpressionContext) => MathValue;
  /** Ids of the queries that it names. */
  readonly ids: ReadonlySet<string>;
  /** Whether it takes all metrics of the request. */
  readonly takesAll: boolean;
}

type Node = (context: ExpressionContext) => MathValue;

/** Functions that look at more than the metrics of the request. */
const NOT_EMULATED = /\b(SEARCH|ANOMALY_DETECTION_BAND|INSIGHT_RULE_METRIC|SERVICE_QUOTA|LAMBDA|DB_PERF_INSIGHTS)\s*\(|^\s*SELECT\b/;

/** Operators from the weakest to the strongest. */
const LEVELS: readonly (readonly string[])[] = [
  ['OR', '||'],
  ['AND', '&&'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
];

/** Words of the operators `&&` and `||`. */
const WORDS: Readonly<Record<string, string>> = { '&&': 'AND', '||': 'OR' };

/** Parses metric math; throws `MathError`, or `NotEmulated` for what looks at other data than the request's metrics. */
export function metricMath(text: string): Expression {
  if (NOT_EMULATED.test(text)) {
    throw new NotEmulated(`the metric math expression ${text}`);
  }
  const parser = new Parser(mathTokens(text));
  return { evaluate: parser.parse(), ids: parser.ids, takesAll: parser.takesAll };
}

class Parser {
  readonly ids = new Set<string>();
  takesAll = false;
  private position = 0;

  constructor(private readonly tokens: readonly string[]) {}

  parse(): Node {
    const node = this.level(0);
    if (this.position < this.tokens.length) {
      throw new MathError(`unexpected ${this.tokens[this.position] ?? ''}`);
    }
    return node;
  }

  private level(index: number): Node {
    const operators = LEVELS[index];
    if (!operators) {
      return this.unary();
    }
    let left = this.level(index + 1);
    for (let token = this.peek(); token !== undefined && operators.includes(token); token = this.peek()) {
      this.position++;
      left = binary(WORDS[token] ?? token, left, this.level(index + 1));
    }
    return left;
  }

  private unary(): Node {
    if (this.peek() === '-') {
      this.position++;
      return binary('*', () => -1, this.unary());
    }
    return this.power();
  }

  private power(): Node {
    const base = this.operand();
    if (this.peek() !== '^') {
      return base;
    }
    this.position++;
    return binary('^', base, this.unary());
  }

  private operand(): Node {
    const token = this.take();
    if (token === '(') {
      const inner = this.level(0);
      this.expect(')');
      return inner;
    }
    if (token === '[') {
      const items = this.list(']');
      return (context) => items.flatMap((item) => listOf(item(context)));
    }
    if (/^\d/.test(token)) {
      const value = Number(token);
      return () => value;
    }
    if (/^["']/.test(token)) {
      return () => token.slice(1, -1);
    }
    if (/^[a-z]/.test(token)) {
      this.ids.add(token);
      return ({ query }) => query(token);
    }
    return /^[A-Z]/.test(token) ? this.word(token) : fail(`unexpected ${token}`);
  }

  /** A function, or a word that is an option of one. */
  private word(name: string): Node {
    if (this.peek() !== '(') {
      return () => name;
    }
    const apply = MATH_FUNCTIONS[name] ?? fail(`unknown function ${name}`);
    this.position++;
    const args = this.list(')');
    this.takesAll ||= name === 'METRICS';
    return (context) =>
      apply(
        args.map((arg) => arg(context)),
        context,
      );
  }

  private list(end: string): Node[] {
    const items: Node[] = [];
    while (this.peek() !== end) {
      items.push(this.level(0));
      if (this.peek() !== end) {
        this.expect(',');
      }
    }
    this.position++;
    return items;
  }

  private peek(): string | undefined {
    return this.tokens[this.position];
  }

  private take(): string {
    return this.tokens[this.position++] ?? fail('unexpected end');
  }

  private expect(token: string): void {
    if (this.take() !== token) {
      fail(`${token} is missing`);
    }
  }
}

function binary(name: string, left: Node, right: Node): Node {
  const operator = MATH_OPERATORS[name] ?? fail(`unknown operator ${name}`);
  return (context) => operator(left(context), right(context));
}

function fail(reason: string): never {
  throw new MathError(reason);
}
