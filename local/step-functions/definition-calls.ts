import type { State, Workflow } from './asl';
import type { Resource } from './resource';
import { parseResource } from './resource';

/** A call that a definition makes, and the state that makes it. */
export interface DefinedCall {
  readonly state: string;
  readonly resource: Resource;
}

/** The item processor of a Map state, also under its older name. */
export function processorOf(state: State): Workflow | undefined {
  return (state.ItemProcessor ?? state.Iterator) as Workflow | undefined;
}

/** All states of a definition with their names, also those inside Parallel and Map states. @param distributed also those of distributed Maps */
export function allStates(workflow: Workflow, distributed = true): [name: string, state: State][] {
  return Object.entries(workflow.States).flatMap(([name, state]) => {
    const processor = processorOf(state);
    const skipped = !distributed && processor?.ProcessorConfig?.Mode === 'DISTRIBUTED';
    const inner = [...((state.Branches ?? []) as Workflow[]), ...(processor && !skipped ? [processor] : [])];
    return [[name, state], ...inner.flatMap((part) => allStates(part, distributed))];
  });
}

/** The calls of all Task states. */
export function callsOf(workflow: Workflow): DefinedCall[] {
  return allStates(workflow)
    .filter(([, { Type }]) => Type === 'Task')
    .map(([state, { Resource }]) => ({ state, resource: parseResource(Resource) }));
}
