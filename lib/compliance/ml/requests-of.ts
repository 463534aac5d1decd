import type { ApiRequest, Properties } from './api-request';
import { pipelineRequests } from './pipeline-requests';
import { scheduleRequests } from './schedule-requests';
import { stateMachineRequests } from './state-machine-requests';

/** Resources that hold a program of requests. */
const PROGRAMS: Readonly<Record<string, (properties: Properties) => ApiRequest[]>> = {
  'AWS::StepFunctions::StateMachine': stateMachineRequests,
  'AWS::SageMaker::Pipeline': pipelineRequests,
  'AWS::Scheduler::Schedule': scheduleRequests,
};

/** The resource itself and what it makes when it runs; of a definition that can't be read only the first. */
export function requestsOf(type: string, properties: Properties): ApiRequest[] {
  const own = { type, input: properties, place: '' };
  return unreadable(type, properties) === undefined ? [own, ...(PROGRAMS[type]?.(properties) ?? [])] : [own];
}

/** Why the program that a resource holds can't be read; `undefined` when it can, or when there is none. */
export function unreadable(type: string, properties: Properties): string | undefined {
  try {
    PROGRAMS[type]?.(properties);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Types of the resources that hold a program. */
export const PROGRAM_TYPES: readonly string[] = Object.keys(PROGRAMS);
