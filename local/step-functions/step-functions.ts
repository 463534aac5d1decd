import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import type { Service } from '../core/service';
import { callbackOperations } from './callback-operations';
import { executionOperations } from './execution-operations';
import { Executions } from './executions';
import { mapRunOperations } from './map-run-operations';
import { stateMachineOperations } from './state-machine-operations';
import { stateMachineProvider } from './state-machine-provider';
import { StateMachines } from './state-machines';

/** The service and its resource types; they share the state machines. */
export interface StepFunctions {
  readonly service: Service;
  readonly providers: readonly ResourceProvider[];
}

/** Step Functions: an interpreter of the Amazon States Language with the API around it. */
export function createStepFunctions(cloud: Cloud): StepFunctions {
  const machines = new StateMachines(cloud);
  const executions = new Executions(cloud);
  return {
    service: {
      signingName: 'states',
      operations: {
        ...executionOperations(machines, executions),
        ...stateMachineOperations(machines),
        ...callbackOperations(executions.tokens),
        ...mapRunOperations(executions.mapRuns),
      },
      stop: () => {
        executions.stop();
        return Promise.resolve();
      },
    },
    providers: [stateMachineProvider(machines)],
  };
}
