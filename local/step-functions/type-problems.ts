import type { State, Workflow } from './asl';
import { allStates, processorOf } from './definition-calls';
import { parseResource } from './resource';

/** Fields of a Map state that count only in distributed mode. */
const DISTRIBUTED_FIELDS = [
  ...['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'],
  ...['ToleratedFailureCount', 'ToleratedFailureCountPath', 'ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
];

/** What a definition may not have, because of the type of workflow that runs it. */
export function typeProblems(workflow: Workflow, type: 'STANDARD' | 'EXPRESS'): string[] {
  return allStates(workflow, false).flatMap(([name, state]) => {
    const where = `the state '${name}'`;
    return state.Type === 'Task' ? taskProblems(state, type, where) : state.Type === 'Map' ? mapProblems(state, type, where) : [];
  });
}

/** Express workflows neither wait for jobs nor for callbacks. */
function taskProblems({ Resource }: State, type: 'STANDARD' | 'EXPRESS', where: string): string[] {
  return type === 'EXPRESS' && parseResource(Resource).pattern !== 'response'
    ? [`Resource of ${where} waits for a job or a callback, which an Express workflow can not`]
    : [];
}

function mapProblems(state: State, type: 'STANDARD' | 'EXPRESS', where: string): string[] {
  const processor = processorOf(state);
  const config = processor?.ProcessorConfig;
  if (!processor || config?.Mode !== 'DISTRIBUTED') {
    return DISTRIBUTED_FIELDS.filter((field) => state[field] !== undefined).map((field) => `${field} of ${where} needs the Mode DISTRIBUTED`);
  }
  return [
    ...(type === 'EXPRESS' ? [`${where} has the Mode DISTRIBUTED, which an Express workflow can not run`] : []),
    ...(config.ExecutionType === undefined ? [`ProcessorConfig of ${where} needs an ExecutionType`] : []),
    ...typeProblems(processor, config.ExecutionType ?? 'STANDARD'),
  ];
}
