import type { State, Workflow } from './asl';
import type { Resource } from './resource';
import { parseResource } from './resource';

/** A call that a definition makes, and the state that makes it. */
export interface DefinedCall {
  readonly state: string;
  readonly resource: Resource;
}

/** All states of a definition with their names, also those inside Parallel and Map states. */
export function allStates(workflow: Workflow): [name: string, state: State][] {
  return Object.entries(workflow.States).flatMap(([name, state]) => {
    const inner = [...((state.Branches ?? []) as Workflow[]), ...[state.ItemProcessor ?? state.Iterator].filter(Boolean)] as Workflow[];
    return [[name, state], ...inner.flatMap(allStates)];
  });
}

/** The calls of all Task states. */
export function callsOf(workflow: Workflow): DefinedCall[] {
  return allStates(workflow)
    .filter(([, { Type }]) => Type === 'Task')
    .map(([state, { Resource }]) => ({ state, resource: parseResource(Resource) }));
}
