import { perCloud } from '../core/per-cloud';
import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import type { Service } from '../core/service';
import { callbackOperations } from './callback-operations';
import { executionLists } from './execution-lists';
import { executionOperations } from './execution-operations';
import { Executions } from './executions';
import { mapRunOperations } from './map-run-operations';
import { stateMachineOperations } from './state-machine-operations';
import { stateMachineProvider } from './state-machine-provider';
import { StateMachines } from './state-machines';
import { validateOperation } from './validate-operation';
import { tagOperations } from './tag-operations';

/** The state machines of a cloud: CloudFormation makes them, the service runs them. */
const stateMachines = perCloud((cloud) => new StateMachines(cloud));

/** Step Functions: an interpreter of the Amazon States Language with the API around it. */
export function createStepFunctions(cloud: Cloud): Service {
  const machines = stateMachines(cloud);
  const executions = new Executions(cloud);
  return {
    signingName: 'states',
    operations: {
      ...executionOperations(machines, executions),
      ...stateMachineOperations(machines),
      ...callbackOperations(executions.tokens),
      ...executionLists(machines, executions),
      ...mapRunOperations(executions),
      ...tagOperations(machines),
      ...validateOperation,
    },
    stop: () => {
      executions.stop();
      return Promise.resolve();
    },
  };
}

/** The resource types of Step Functions. */
export function stepFunctionsProviders(cloud: Cloud): ResourceProvider[] {
  return [stateMachineProvider(stateMachines(cloud))];
}
