import type { ColumnContract, DatasetContract } from '../../lib/config/dataset-contract';
import type { Value } from './values';
import { READERS, readTimestamp } from './values';

/** Which rule a row breaks, in which column. */
export interface Problem {
  readonly column: string;
  readonly rule: 'type' | 'range' | 'completeness' | 'pattern' | 'columns';
  /** For people: names the column, the value and the rule. */
  readonly reason: string;
}

/** The typed values of a row, in the order of the columns, or the first rule that it breaks. */
export type CheckedRow = readonly Value[] | Problem;

const SHOWN_LENGTH = 60;

/** Whether a checked row is a problem. */
export function isProblem(row: CheckedRow): row is Problem {
  return !Array.isArray(row);
}

/** The rules of a contract as one function, made once per file. */
export function rowRules(contract: DatasetContract): (fields: readonly string[]) => CheckedRow {
  const since = readTimestamp(contract.since) ?? -Infinity;
  const checks = contract.columns.map((column) => columnRule(column, column.name === contract.eventTime ? since : undefined));
  return (fields) => {
    if (fields.length !== checks.length) {
      return { column: '', rule: 'columns', reason: `the row has ${fields.length} fields, the contract has ${checks.length} columns` };
    }
    const values: Value[] = new Array<Value>(checks.length);
    for (const [index, check] of checks.entries()) {
      const result = check(fields[index] ?? '');
      if (typeof result === 'object') {
        return result;
      }
      values[index] = result;
    }
    return values;
  };
}

function columnRule(column: ColumnContract, since: number | undefined): (text: string) => Value | Problem {
  const { name, type } = column;
  const read = READERS[type];
  const min = since === undefined ? column.min : Math.max(since, column.min ?? since);
  const { max } = column;
  const pattern = column.pattern === undefined ? undefined : new RegExp(`^(?:${column.pattern})$`, 'u');
  const problem = (rule: Problem['rule'], text: string, expected: string): Problem => ({
    column: name,
    rule,
    reason: `${name} must be ${expected}, got ${shown(text)}`,
  });
  return (text) => {
    if (text === '') {
      return column.optional === true ? undefined : problem('completeness', text, 'given');
    }
    const value = read(text);
    if (value === undefined) {
      return problem('type', text, `of type ${type}`);
    }
    if (typeof value === 'number' && min !== undefined && value < min) {
      return problem('range', text, `at least ${limit(min, type)}`);
    }
    if (typeof value === 'number' && max !== undefined && value > max) {
      return problem('range', text, `at most ${limit(max, type)}`);
    }
    if (pattern !== undefined && !pattern.test(text)) {
      return problem('pattern', text, `like ${String(column.pattern)}`);
    }
    return value;
  };
}

function limit(value: number, type: ColumnContract['type']): string {
  return type === 'timestamp' ? new Date(value).toISOString() : String(value);
}

function shown(text: string): string {
  return text === '' ? 'nothing' : JSON.stringify(text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);
}
