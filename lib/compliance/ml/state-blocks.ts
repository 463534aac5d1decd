import type { Properties } from './api-request';
import { renderedJson } from './rendered-json';

/** A state of a state machine, as far as rules read it. */
export interface State {
  readonly Resource?: unknown;
  readonly Arguments?: unknown;
  readonly Parameters?: unknown;
  readonly Next?: string;
  readonly Branches?: readonly Definition[];
  readonly ItemProcessor?: Definition;
  /** What `ItemProcessor` was called before. */
  readonly Iterator?: Definition;
}

/** States that lead to one another: those of the machine itself, of a branch, or of a map. */
export interface StateBlock {
  /** Names of the states around it, each with a slash behind it; empty for those of the machine itself. */
  readonly path: string;
  readonly states: Readonly<Record<string, State>>;
}

interface Definition {
  readonly States?: Readonly<Record<string, State>>;
}

/** The states of a state machine, by block. Throws when its definition can't be read. */
export function stateBlocks(properties: Properties): StateBlock[] {
  const { Definition: object, DefinitionString: text, DefinitionSubstitutions: substitutions } = properties;
  const definition = object ?? text;
  if (definition === undefined) {
    throw new Error('its definition is not in the template');
  }
  return blocksOf(renderedJson(definition, (substitutions ?? {}) as Properties) as Definition, '');
}

function blocksOf({ States: states = {} }: Definition, path: string): StateBlock[] {
  const inner = Object.entries(states).flatMap(([name, { Branches: branches = [], ItemProcessor: processor, Iterator: iterator }]) =>
    [...branches, processor, iterator].flatMap((definition) => (definition === undefined ? [] : blocksOf(definition, `${path}${name}/`))),
  );
  return [{ path, states }, ...inner];
}
