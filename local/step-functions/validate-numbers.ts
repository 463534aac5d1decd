import type { QueryLanguage, State } from './asl';
import type { Diagnostics } from './diagnostics';
import { expressionOf } from './jsonata-expression';
import { SECONDS_LIMIT } from './state-fields';
import { isTimestamp } from './timestamp';

interface Bounds {
  readonly least: number;
  /** @default - none */
  readonly most?: number;
  /** @default true */
  readonly whole?: boolean;
}

const NUMBERS: Readonly<Record<string, Bounds>> = {
  Seconds: { least: 0, most: SECONDS_LIMIT },
  TimeoutSeconds: { least: 1, most: SECONDS_LIMIT },
  HeartbeatSeconds: { least: 1, most: SECONDS_LIMIT },
  MaxConcurrency: { least: 0 },
  ToleratedFailureCount: { least: 0 },
  ToleratedFailurePercentage: { least: 0, most: 100, whole: false },
};

/** The numbers and the times of a state; in JSONata each may be an expression instead. */
export function validateNumbers(state: State, language: QueryLanguage, at: string, diagnostics: Diagnostics): void {
  const isExpression = (value: unknown): boolean => language === 'JSONata' && expressionOf(value) !== undefined;
  for (const [field, bounds] of Object.entries(NUMBERS)) {
    const value = state[field];
    if (value !== undefined && !isExpression(value)) {
      validateNumber(value, bounds, `${at}/${field}`, diagnostics);
    }
  }
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat, Timestamp: timestamp } = state;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    diagnostics.schema(`${at}/HeartbeatSeconds`, 'HeartbeatSeconds must be smaller than TimeoutSeconds');
  }
  if (state.Type === 'Wait') {
    diagnostics.oneOf(state, ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'], at, true);
  }
  if (timestamp !== undefined && !isExpression(timestamp) && !isTimestamp(timestamp)) {
    diagnostics.schema(`${at}/Timestamp`, 'String does not match RFC3339 timestamp');
  }
}

/** One number. */
export function validateNumber(value: unknown, { least, most, whole = true }: Bounds, at: string, diagnostics: Diagnostics): void {
  if (typeof value !== 'number') {
    diagnostics.schema(at, `Expected value of type [${whole ? 'INTEGER' : 'NUMBER'}]`);
  } else if (value < least || (most !== undefined && value > most) || (whole && !Number.isInteger(value))) {
    const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
    diagnostics.schema(at, `Value must be ${whole ? 'an integer' : 'a number'} ${range}`);
  }
}
