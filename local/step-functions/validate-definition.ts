import type { QueryLanguage, State, Workflow } from './asl';
import { Diagnostics } from './diagnostics';
import type { Diagnostic, Place } from './diagnostics';
import { isObject, parseJson } from './json';
import { WORKFLOW_FIELDS } from './state-fields';
import { childType } from './validate-map';
import { validateState } from './validate-state';
import { validateTransitions } from './validate-transitions';

/** Most characters of a state's name. */
const NAME_LIMIT = 80;

/** Everything that is wrong with a definition; empty when it is sound. */
export function validateDefinition(text: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  const definition = parse(text, diagnostics);
  if (isObject(definition)) {
    const workflow = definition as unknown as Workflow;
    if (workflow.QueryLanguage !== undefined) {
      diagnostics.among(workflow.QueryLanguage, ['JSONPath', 'JSONata'], '/QueryLanguage');
    }
    if (workflow.TimeoutSeconds !== undefined && !(Number.isInteger(workflow.TimeoutSeconds) && workflow.TimeoutSeconds > 0)) {
      diagnostics.schema('/TimeoutSeconds', 'Value must be a positive integer');
    }
    const place = { diagnostics, type, language: languageOf(workflow), names: new Set<string>() };
    validateWorkflow(workflow, '', WORKFLOW_FIELDS.top, place);
  } else if (definition !== undefined) {
    diagnostics.schema('/', 'Definition must be a valid JSON object');
  }
  return diagnostics.found;
}

/** As AWS takes it: whatever is not JSONPath is JSONata, though any other name is a problem too. */
function languageOf({ QueryLanguage: language = 'JSONPath' }: Workflow): QueryLanguage {
  return language === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function parse(text: string, diagnostics: Diagnostics): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    diagnostics.add('INVALID_JSON_DESCRIPTION', undefined, (error as Error).message);
    return undefined;
  }
}

/** A state machine, a branch or an item processor. @param at its location, empty for the state machine */
function validateWorkflow(workflow: unknown, at: string, fields: readonly string[], place: Place): void {
  const { diagnostics, names } = place;
  if (!isObject(workflow)) {
    diagnostics.schema(at, 'Expected value of type [OBJECT]');
    return;
  }
  diagnostics.required(workflow, ['States', 'StartAt'], at === '' ? '/' : at);
  diagnostics.unknown(workflow, fields, at === '' ? '/' : at);
  const { States: states } = workflow;
  if (!isObject(states) || typeof workflow.StartAt !== 'string') {
    return;
  }
  for (const [name, state] of Object.entries(states)) {
    const location = `${at}/States/${name}`;
    if (name.length > NAME_LIMIT) {
      diagnostics.add('INVALID_STATE_NAME', location, `The state name must not be longer than ${NAME_LIMIT} characters`);
    }
    if (names.has(name)) {
      diagnostics.add('DUPLICATE_STATE_NAME', location, `Duplicate State name: ${name}`);
    }
    names.add(name);
    if (isObject(state)) {
      validateState(state as State, location, place);
      validateInner(state, location, place);
    } else {
      diagnostics.schema(location, 'Expected value of type [OBJECT]');
    }
  }
  validateTransitions(workflow.StartAt, states as Record<string, State>, at, diagnostics);
}

/** The workflows inside a Parallel or a Map state. */
function validateInner(state: State | Readonly<Record<string, unknown>>, location: string, place: Place): void {
  if (state.Type === 'Parallel' && Array.isArray(state.Branches)) {
    for (const [index, branch] of state.Branches.entries()) {
      validateWorkflow(branch, `${location}/Branches[${index}]`, WORKFLOW_FIELDS.branch, place);
    }
  }
  if (state.Type === 'Map') {
    const type = childType(state) ?? place.type;
    for (const field of ['ItemProcessor', 'Iterator'].filter((name) => Object.hasOwn(state, name))) {
      validateWorkflow(state[field], `${location}/${field}`, WORKFLOW_FIELDS.processor, { ...place, type });
    }
  }
}
