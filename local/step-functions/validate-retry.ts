import type { Diagnostics } from './diagnostics';
import { isObject } from './json';
import type { JsonObject } from './json';
import { PART_FIELDS, SECONDS_LIMIT } from './state-fields';
import { validateNumber } from './validate-numbers';

/** `MaxDelaySeconds` must stay below a leap year. */
const DELAY_LIMIT = 31_622_400;

const NUMBERS = {
  IntervalSeconds: { least: 1, most: SECONDS_LIMIT },
  MaxAttempts: { least: 0, most: SECONDS_LIMIT },
  BackoffRate: { least: 1, whole: false },
  MaxDelaySeconds: { least: 1, most: DELAY_LIMIT - 1 },
};

/** The retriers of a state. */
export function validateRetriers(retriers: unknown, at: string, diagnostics: Diagnostics): void {
  for (const [retrier, location] of entries(retriers, at, PART_FIELDS.Retry ?? [], diagnostics)) {
    for (const [field, bounds] of Object.entries(NUMBERS)) {
      if (retrier[field] !== undefined) {
        validateNumber(retrier[field], bounds, `${location}/${field}`, diagnostics);
      }
    }
    const { MaxDelaySeconds: most, IntervalSeconds: interval = 1, JitterStrategy: jitter } = retrier;
    if (typeof most === 'number' && typeof interval === 'number' && most <= interval) {
      diagnostics.schema(`${location}/MaxDelaySeconds`, 'MaxDelaySeconds must be greater than IntervalSeconds');
    }
    if (jitter !== undefined) {
      diagnostics.among(jitter, ['NONE', 'FULL'], `${location}/JitterStrategy`);
    }
  }
}

/** The catchers of a state. */
export function validateCatchers(catchers: unknown, at: string, diagnostics: Diagnostics): void {
  for (const [catcher, location] of entries(catchers, at, PART_FIELDS.Catch ?? [], diagnostics)) {
    diagnostics.required(catcher, ['Next'], location);
  }
}

/** The retriers or catchers with their locations, after what both have in common has been checked. */
function entries(list: unknown, at: string, fields: readonly string[], diagnostics: Diagnostics): [JsonObject, string][] {
  const items: unknown[] = Array.isArray(list) ? list : [];
  if (list !== undefined && !Array.isArray(list)) {
    diagnostics.schema(at, 'Expected value of type [ARRAY]');
  }
  return items.flatMap((item, index): [JsonObject, string][] => {
    const location = `${at}[${index}]`;
    if (!isObject(item)) {
      diagnostics.schema(location, 'Expected value of type [OBJECT]');
      return [];
    }
    diagnostics.required(item, ['ErrorEquals'], location);
    diagnostics.unknown(item, fields, location);
    validateErrors(item.ErrorEquals, index === items.length - 1, `${location}/ErrorEquals`, diagnostics);
    return [[item, location]];
  });
}

function validateErrors(errors: unknown, isLast: boolean, at: string, diagnostics: Diagnostics): void {
  if (!Array.isArray(errors)) {
    return;
  }
  if (errors.length === 0) {
    diagnostics.schema(at, 'Value cannot be empty');
  }
  if (errors.includes('States.ALL') && (errors.length > 1 || !isLast)) {
    diagnostics.schema(at, 'States.ALL must appear alone and at end of list');
  }
}
