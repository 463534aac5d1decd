import { NotEmulated } from '../core/aws-error';
import type { QueryLanguage, State } from './asl';
import type { Diagnostics, Place } from './diagnostics';
import type { Resource } from './resource';
import { parseResource } from './resource';
import { EXCLUSIVE_FIELDS, fieldsOf, isStateType, REQUIRED_FIELDS, STATE_TYPES } from './state-fields';
import { validateChoices } from './validate-choices';
import { validateExpressions } from './validate-expressions';
import { validateMap } from './validate-map';
import { validateNumbers } from './validate-numbers';
import { validatePaths } from './validate-paths';
import { validateCatchers, validateRetriers } from './validate-retry';
import { validateVariables } from './validate-variables';

/** A state without the workflows inside it. */
export function validateState(state: State, at: string, place: Place): void {
  const { diagnostics } = place;
  if (!isStateType(state.Type)) {
    diagnostics.required(state, ['Type'], at);
    if (Object.hasOwn(state, 'Type')) {
      diagnostics.among(state.Type, STATE_TYPES, `${at}/Type`);
    }
    return;
  }
  const language = languageOf(state, at, place);
  if (language === undefined) {
    return;
  }
  validateFields(state, language, at, diagnostics);
  validateTask(state, at, place);
  validateNumbers(state, language, at, diagnostics);
  validateMap(state, at, place);
  validateRetriers(state.Retry, `${at}/Retry`, diagnostics);
  validateCatchers(state.Catch, `${at}/Catch`, diagnostics);
  validateChoices(state, language, at, diagnostics);
  validateVariables(state, at, diagnostics);
  (language === 'JSONata' ? validateExpressions : validatePaths)(state, at, diagnostics);
}

/** The state's language; nothing when a JSONata state machine is to have a JSONPath state, which is all that AWS says of it then. */
function languageOf(state: State, at: string, { diagnostics, language }: Place): QueryLanguage | undefined {
  if (state.QueryLanguage === undefined) {
    return language;
  }
  diagnostics.among(state.QueryLanguage, ['JSONPath', 'JSONata'], `${at}/QueryLanguage`);
  if (state.QueryLanguage === 'JSONPath' && language === 'JSONata') {
    diagnostics.schema(at, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
    return undefined;
  }
  return state.QueryLanguage === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function validateFields(state: State, language: QueryLanguage, at: string, diagnostics: Diagnostics): void {
  const own = fieldsOf(state.Type, language);
  const other: QueryLanguage = language === 'JSONata' ? 'JSONPath' : 'JSONata';
  const foreign = fieldsOf(state.Type, other).filter((field) => !own.includes(field));
  for (const field of foreign.filter((name) => Object.hasOwn(state, name))) {
    diagnostics.schema(
      at,
      `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
    );
  }
  if (state.Type === 'Task' && state.Credentials !== undefined) {
    throw new NotEmulated(`Credentials of a task, at ${at}`);
  }
  diagnostics.unknown(state, [...own, ...foreign], at);
  diagnostics.required(state, REQUIRED_FIELDS[state.Type] ?? [], at);
  for (const fields of EXCLUSIVE_FIELDS) {
    diagnostics.oneOf(state, fields, at, false);
  }
  if (own.includes('Next')) {
    const ends = state.End === true ? { End: true } : {};
    diagnostics.oneOf({ ...ends, ...(Object.hasOwn(state, 'Next') && { Next: true }) }, ['Next', 'End'], at, true);
  }
}

function validateTask({ Type, Resource }: State, at: string, { diagnostics, type }: Place): void {
  if (Type !== 'Task' || Resource === undefined) {
    return;
  }
  if (typeof Resource !== 'string' || !Resource.startsWith('arn:')) {
    diagnostics.schema(`${at}/Resource`, 'Value is not a valid resource ARN');
    return;
  }
  const resource = knownResource(Resource);
  if (resource === undefined) {
    diagnostics.schema(`${at}/Resource`, `The resource provided ${Resource} is not recognized.`);
    return;
  }
  if (type === 'EXPRESS' && resource.pattern !== 'response') {
    diagnostics.schema(`${at}/Resource`, `Express state machine does not support '.${resource.pattern}' service integration `);
  }
}

/** The resource; nothing when AWS would not know it. Throws `NotEmulated` for what only local mode does not know. */
function knownResource(text: string): Resource | undefined {
  try {
    return parseResource(text);
  } catch (error) {
    if (error instanceof NotEmulated) {
      throw error;
    }
    return undefined;
  }
}
