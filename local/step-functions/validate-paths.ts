import type { State } from './asl';
import type { Diagnostics } from './diagnostics';
import { compileIntrinsic, isIntrinsicCall } from './intrinsic-call';
import { isObject } from './json';
import { compilePath, isReferencePath } from './json-path';

const PATHS = ['InputPath', 'OutputPath'];
const REFERENCE_PATHS = ['ResultPath', 'ItemsPath'];
const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign'];
/** Parts of a Map state with templates, or paths, of their own. */
const PARTS = ['ItemReader', 'ItemBatcher', 'ResultWriter'];

/** The paths and payload templates of a JSONPath state. */
export function validatePaths(state: State, at: string, diagnostics: Diagnostics): void {
  validateHolder(state, at, diagnostics);
  for (const list of ['Catch', 'Choices']) {
    for (const [index, item] of (Array.isArray(state[list]) ? (state[list] as unknown[]) : []).entries()) {
      if (isObject(item)) {
        validateTemplate(item.Assign, `${at}/${list}[${index}]/Assign`, diagnostics);
        validateReferencePath(item.ResultPath, `${at}/${list}[${index}]/ResultPath`, diagnostics);
      }
    }
  }
  for (const part of PARTS) {
    validateTemplate(state[part], `${at}/${part}`, diagnostics);
  }
}

function validateHolder(state: State, at: string, diagnostics: Diagnostics): void {
  for (const [field, value] of Object.entries(state)) {
    const location = `${at}/${field}`;
    if (REFERENCE_PATHS.includes(field)) {
      validateReferencePath(value, location, diagnostics);
    } else if ((PATHS.includes(field) && value !== null) || (field.endsWith('Path') && !PATHS.includes(field))) {
      if (typeof value !== 'string' || !isSound(value, field === 'ErrorPath' || field === 'CausePath')) {
        diagnostics.schema(location, 'Value must be a valid JSONPath.');
      }
    } else if (TEMPLATES.includes(field)) {
      validateTemplate(value, location, diagnostics);
    }
  }
}

function validateReferencePath(value: unknown, at: string, diagnostics: Diagnostics): void {
  if (value === undefined || value === null) {
    return;
  }
  if (typeof value !== 'string' || !isSound(value, false)) {
    diagnostics.schema(at, 'Value must be a valid JSONPath.');
  } else if (!isReferencePath(value)) {
    diagnostics.schema(at, 'Value is not a Reference Path');
  }
}

/** A payload template: each value of a `.$` member is a path or an intrinsic function. */
function validateTemplate(value: unknown, at: string, diagnostics: Diagnostics): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      validateTemplate(item, `${at}[${index}]`, diagnostics);
    }
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (!key.endsWith('.$')) {
        validateTemplate(item, `${at}/${key}`, diagnostics);
      } else if (typeof item !== 'string' || !isSound(item, true)) {
        const rule = 'must be a valid JSONPath or a valid intrinsic function call';
        diagnostics.schema(`${at}/${key}`, `The value for the field '${key}' ${rule}`);
      }
    }
  }
}

function isSound(text: string, mayCall: boolean): boolean {
  try {
    if (mayCall && isIntrinsicCall(text)) {
      compileIntrinsic(text);
    } else {
      compilePath(text);
    }
    return true;
  } catch {
    return false;
  }
}
