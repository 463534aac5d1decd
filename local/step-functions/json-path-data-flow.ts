import type { Fields, State } from './asl';
import { matchesRule } from './choice-rules';
import type { ContextObject, DataFlow, MapItem, Seen } from './data-flow';
import { evaluateIntrinsic, isIntrinsicCall } from './intrinsic-call';
import { isObject } from './json';
import { readPath, writePath } from './json-path';
import { StateError } from './state-error';
import type { Variables } from './variables';

/** Where paths start: `$`, `$$`, and variables. */
interface Roots {
  readonly input: unknown;
  readonly context: ContextObject;
}

/** Data flow of states in JSONPath: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, Assign. */
export class JsonPathDataFlow implements DataFlow {
  constructor(
    private readonly raw: unknown,
    private readonly context: ContextObject,
    private readonly variables: Variables,
    private readonly state: State,
  ) {}

  input(): unknown {
    const { InputPath } = this.state;
    return InputPath === null ? {} : this.read(typeof InputPath === 'string' ? InputPath : '$', { input: this.raw, context: this.context });
  }

  argumentsOf(fields: Fields): Promise<unknown> {
    return Promise.resolve().then(() => (fields.Parameters === undefined ? this.input() : this.fill(fields.Parameters, this.roots())));
  }

  option(fields: Fields, name: string): Promise<unknown> {
    return Promise.resolve().then(() => {
      const path = fields[`${name}Path`];
      return typeof path === 'string' ? this.value(path, this.roots()) : fields[name];
    });
  }

  template(value: unknown, _field: string, item?: MapItem): Promise<unknown> {
    return Promise.resolve().then(() => {
      const roots = this.roots();
      return this.fill(value, item === undefined ? roots : { ...roots, context: { ...this.context, Map: { Item: item } } });
    });
  }

  output(fields: Fields, seen: Seen): Promise<unknown> {
    return Promise.resolve().then(() => {
      if (seen.errorOutput !== undefined) {
        return this.merge(fields, seen.errorOutput);
      }
      const merged = 'result' in seen ? this.merge(fields, this.select(fields, seen.result)) : this.input();
      const { OutputPath } = fields;
      return OutputPath === null
        ? {}
        : this.read(typeof OutputPath === 'string' ? OutputPath : '$', { input: merged, context: this.context });
    });
  }

  assign(fields: Fields, seen: Seen): Promise<Readonly<Record<string, unknown>>> {
    return Promise.resolve().then(() => {
      const input = seen.errorOutput ?? ('result' in seen ? seen.result : this.input());
      return this.fill(fields.Assign ?? {}, { input, context: this.context }) as Record<string, unknown>;
    });
  }

  condition(rule: Fields): Promise<boolean> {
    const roots = this.roots();
    const valueAt = (path: string): unknown => {
      const found = this.find(path, roots);
      return found.found ? found.value : undefined;
    };
    return Promise.resolve().then(() => matchesRule(rule, valueAt));
  }

  private roots(): Roots {
    return { input: this.input(), context: this.context };
  }

  private select({ ResultSelector }: Fields, result: unknown): unknown {
    return ResultSelector === undefined ? result : this.fill(ResultSelector, { input: result, context: this.context });
  }

  private merge({ ResultPath }: Fields, result: unknown): unknown {
    if (ResultPath === null) {
      return this.raw;
    }
    if (typeof ResultPath !== 'string' || ResultPath === '$') {
      return result;
    }
    try {
      return writePath(this.raw, ResultPath.slice(1), result);
    } catch (error) {
      throw new StateError('States.ResultPathMatchFailure', (error as Error).message);
    }
  }

  /** A payload template with its `.$` members filled in. */
  private fill(value: unknown, roots: Roots): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.fill(item, roots));
    }
    if (!isObject(value)) {
      return value;
    }
    const filled = Object.entries(value).map(([key, item]) =>
      key.endsWith('.$') ? [key.slice(0, -2), this.value(String(item), roots)] : [key, this.fill(item, roots)],
    );
    return Object.fromEntries(filled) as unknown;
  }

  private value(text: string, roots: Roots): unknown {
    return isIntrinsicCall(text) ? evaluateIntrinsic(text, (path) => this.read(path, roots)) : this.read(text, roots);
  }

  private read(path: string, roots: Roots): unknown {
    const found = this.find(path, roots);
    if (!found.found) {
      throw new StateError(
        'States.ParameterPathFailure',
        `The JSONPath '${path}' could not be found in the input '${JSON.stringify(roots.input)}'`,
      );
    }
    return found.value;
  }

  private find(path: string, { input, context }: Roots): ReturnType<typeof readPath> {
    const variable = /^\$(\w+)/.exec(path)?.[1];
    if (variable !== undefined) {
      const all = this.variables.all();
      return variable in all ? readPath(path.slice(variable.length + 1), all[variable]) : { found: false };
    }
    return path.startsWith('$$') ? readPath(path.slice(2), context) : readPath(path.slice(1), input);
  }
}
