import type { Clock } from '../core/clock';
import type { Fields } from './asl';
import type { ContextObject, DataFlow, MapItem, Seen } from './data-flow';
import type { Bindings } from './jsonata-expression';
import { evaluate } from './jsonata-expression';
import { fieldError } from './field-error';
import type { Variables } from './variables';

/** Data flow of states in JSONata: `Arguments`, `Output`, `Assign` and expressions in other fields. */
export class JsonataDataFlow implements DataFlow {
  readonly language = 'JSONata';

  constructor(
    private readonly raw: unknown,
    private readonly context: ContextObject,
    private readonly variables: Variables,
    private readonly clock: Clock,
  ) {}

  input(): unknown {
    return this.raw;
  }

  argumentsOf(fields: Fields): Promise<unknown> {
    return fields.Arguments === undefined ? Promise.resolve(this.raw) : evaluate(fields.Arguments, 'Arguments', this.bindings());
  }

  async option(fields: Fields, name: string): Promise<unknown> {
    return fields[name] === undefined ? undefined : evaluate(fields[name], name, this.bindings());
  }

  async template(value: unknown, field: string, item?: MapItem): Promise<unknown> {
    const context = item === undefined ? this.context : { ...this.context, Map: { Item: item } };
    return evaluate(value, field, this.bindings({}, context));
  }

  async condition(rule: Fields, field: string): Promise<boolean> {
    const value = await evaluate(rule.Condition, field, this.bindings());
    if (typeof value !== 'boolean') {
      throw fieldError(this, field, `must be a boolean, got ${JSON.stringify(value)}`);
    }
    return value;
  }

  async output(fields: Fields, { where = '', ...seen }: Seen): Promise<unknown> {
    if (fields.Output !== undefined) {
      return evaluate(fields.Output, `${where}Output`, this.bindings(seen));
    }
    return seen.errorOutput ?? ('result' in seen ? seen.result : this.raw);
  }

  async assign(fields: Fields, { where = '', ...seen }: Seen): Promise<Readonly<Record<string, unknown>>> {
    return (await evaluate(fields.Assign ?? {}, `${where}Assign`, this.bindings(seen))) as Record<string, unknown>;
  }

  private bindings(seen: Omit<Seen, 'where'> = {}, context: ContextObject = this.context): Bindings {
    return { states: { input: this.raw, context, ...seen }, variables: this.variables.all(), now: this.clock.now() };
  }
}
