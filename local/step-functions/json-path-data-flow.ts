import type { Fields, State } from './asl';
import { compileRule } from './choice-rules';
import type { ContextObject, DataFlow, MapItem, Seen } from './data-flow';
import type { Roots } from './path-roots';
import { findAt, readAt } from './path-roots';
import { fillTemplate, valueOf } from './payload-template';
import { writePath } from './reference-path';
import { StateError } from './state-error';
import type { Variables } from './variables';

/** Data flow of states in JSONPath: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, Assign. */
export class JsonPathDataFlow implements DataFlow {
  readonly language = 'JSONPath';

  constructor(
    private readonly raw: unknown,
    private readonly context: ContextObject,
    private readonly variables: Variables,
    private readonly state: State,
  ) {}

  input(): unknown {
    return this.cut('InputPath', this.raw, this.state);
  }

  argumentsOf({ Parameters }: Fields): Promise<unknown> {
    return promised(() => (Parameters === undefined ? this.input() : fillTemplate(Parameters, this.inputRoots())));
  }

  option(fields: Fields, name: string): Promise<unknown> {
    return promised(() => {
      const path = fields[`${name}Path`];
      return typeof path === 'string' ? valueOf(path, `${name}Path`, this.inputRoots()) : fields[name];
    });
  }

  template(value: unknown, _field: string, item?: MapItem): Promise<unknown> {
    return promised(() => {
      const roots = this.inputRoots();
      return fillTemplate(value, item === undefined ? roots : { ...roots, context: { ...this.context, Map: { Item: item } } });
    });
  }

  output(fields: Fields, seen: Seen): Promise<unknown> {
    return promised(() => {
      if (seen.errorOutput !== undefined) {
        return this.merge(fields, seen.errorOutput);
      }
      const { ResultSelector } = fields;
      const result = ResultSelector === undefined ? seen.result : fillTemplate(ResultSelector, this.roots(seen.result));
      return this.cut('OutputPath', 'result' in seen ? this.merge(fields, result) : this.input(), fields);
    });
  }

  assign({ Assign }: Fields, seen: Seen): Promise<Readonly<Record<string, unknown>>> {
    return promised(() => {
      const input = seen.errorOutput ?? ('result' in seen ? seen.result : this.input());
      return Assign === undefined ? {} : (fillTemplate(Assign, this.roots(input)) as Record<string, unknown>);
    });
  }

  condition(rule: Fields): Promise<boolean> {
    return promised(() => {
      const roots = this.inputRoots();
      return compileRule(rule)((path) => {
        const found = findAt(path, roots);
        return found.found ? found.value : undefined;
      });
    });
  }

  private roots(input: unknown): Roots {
    return { input, context: this.context, variables: this.variables };
  }

  private inputRoots(): Roots {
    return this.roots(this.input());
  }

  /** What `InputPath` or `OutputPath` leaves of the data; null leaves an empty object. */
  private cut(field: 'InputPath' | 'OutputPath', data: unknown, fields: Fields): unknown {
    const path = fields[field];
    if (path === null) {
      return {};
    }
    return typeof path === 'string' && path !== '$' ? readAt(path, this.roots(data)) : data;
  }

  private merge({ ResultPath }: Fields, result: unknown): unknown {
    if (ResultPath === null) {
      return this.raw;
    }
    if (typeof ResultPath !== 'string' || ResultPath === '$') {
      return result;
    }
    try {
      return writePath(this.raw, ResultPath, result);
    } catch (error) {
      throw new StateError('States.ResultPathMatchFailure', (error as Error).message);
    }
  }
}

/** A promise that fails where the work throws. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
