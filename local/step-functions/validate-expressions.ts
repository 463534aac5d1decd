import type { State } from './asl';
import type { Diagnostics } from './diagnostics';
import { isObject } from './json';
import { compile, expressionOf } from './jsonata-expression';
import { unsupportedReferences } from './jsonata-references';

/** Parts that have states, and with them expressions, of their own. */
const NESTED = ['Branches', 'ItemProcessor', 'Iterator'];
/** States with a result that expressions can see. */
const WITH_RESULT = ['Task', 'Parallel', 'Map'];

/** The JSONata expressions of a state, at any depth. */
export function validateExpressions(state: State, at: string, diagnostics: Diagnostics): void {
  for (const [field, value] of Object.entries(state).filter(([name]) => !NESTED.includes(name))) {
    const hasResult = WITH_RESULT.includes(state.Type) && (field === 'Output' || field === 'Assign');
    validateValue(value, `${at}/${field}`, hasResult ? ['result'] : [], diagnostics);
  }
}

/** @param members what `$states` has here beside `input` and `context` */
function validateValue(value: unknown, at: string, members: readonly string[], diagnostics: Diagnostics): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      validateValue(item, `${at}[${index}]`, members, diagnostics);
    }
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const isCaught = /\/Catch\[\d+\]$/.test(at) && (key === 'Output' || key === 'Assign');
      validateValue(item, `${at}/${key}`, isCaught ? ['errorOutput'] : members, diagnostics);
    }
  } else if (typeof value === 'string') {
    validateText(value, at, members, diagnostics);
  }
}

function validateText(text: string, at: string, members: readonly string[], diagnostics: Diagnostics): void {
  const expression = expressionOf(text);
  if (expression === undefined) {
    if (text.startsWith('{%') || text.endsWith('%}')) {
      diagnostics.schema(at, 'JSONata string must start with {% and end with %}');
    }
    return;
  }
  try {
    for (const message of unsupportedReferences(compile(expression).ast(), members)) {
      diagnostics.add('UNSUPPORTED_JSONATA_EXPRESSION', at, message);
    }
  } catch (error) {
    diagnostics.add('INVALID_JSONATA_EXPRESSION', at, (error as Error).message);
  }
}
