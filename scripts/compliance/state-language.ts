import { allStates } from '../../local/step-functions/definition-calls';
import { definitionsOf, languageProblems } from './definitions';
import { everyAssembly } from './folders';
import type { Part } from './part';
import { templatesOf } from './templates';

/** Validates the definition of every state machine with AWS's schema of the Amazon States Language. */
export function stateLanguage(): Promise<Part> {
  const definitions = definitionsOf(templatesOf(everyAssembly()));
  return Promise.resolve({
    name: 'state language',
    figures: {
      definitions: definitions.length,
      jsonata: definitions.filter(({ workflow }) => workflow.QueryLanguage === 'JSONata').length,
      states: definitions.reduce((sum, { workflow }) => sum + allStates(workflow).length, 0),
    },
    problems: definitions.flatMap(languageProblems),
  });
}
