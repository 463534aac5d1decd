import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import type { State } from '../../local/step-functions/asl';
import { allStates } from '../../local/step-functions/definition-calls';
import { parseResource } from '../../local/step-functions/resource';
import { toServiceInput } from '../../local/step-functions/service-data';
import type { Definition } from './definitions';
import { definitionsOf } from './definitions';
import { everyAssembly } from './folders';
import type { Part } from './part';
import { shapeProblems } from './shape-problems';
import { templatesOf } from './templates';

/** A task whose request was compared with the SDK's model. */
export interface CheckedTask {
  /** For example `sagemaker:CreateTrainingJob`. */
  readonly operation: string;
  readonly problems: readonly string[];
}

/** Compares what the tasks of all state machines send to services with the models in the AWS SDK's own clients. */
export function requestShapes(): Promise<Part> {
  const tasks = definitionsOf(templatesOf(everyAssembly())).flatMap(checkedTasks);
  return Promise.resolve({
    name: 'request shapes',
    figures: {
      requests: tasks.length,
      'of SageMaker': tasks.filter(({ operation }) => operation.startsWith('sagemaker:')).length,
      operations: new Set(tasks.map(({ operation }) => operation)).size,
    },
    problems: tasks.flatMap(({ problems }) => problems),
  });
}

/** The tasks of a definition that call a service. Those that name a function by its ARN send it whatever it takes. */
export function checkedTasks({ where, workflow }: Definition): CheckedTask[] {
  return allStates(workflow)
    .filter(([, { Type }]) => Type === 'Task')
    .flatMap(([name, state]) => checkedTask(`${where} ${name}`, state));
}

function checkedTask(where: string, state: State): CheckedTask[] {
  const resource = parseResource(state.Resource);
  if (resource.functionArn !== undefined) {
    return [];
  }
  const { service, operation } = resource;
  const input = service.client === undefined ? undefined : inputOf(service.client, operation);
  const request = toServiceInput(resource, state.Arguments ?? state.Parameters ?? {});
  return [
    {
      operation: `${service.signingName}:${operation}`,
      problems:
        input === undefined ? [`${where}: no SDK client has ${operation}`] : shapeProblems(request, input, `${where}: ${operation}`),
    },
  ];
}

function inputOf(client: string, operation: string): NormalizedSchema | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which client is known at run time only
  const schema = (require(client) as Record<string, unknown>)[`${operation}$`];
  return Array.isArray(schema) ? NormalizedSchema.of((schema as unknown as StaticOperationSchema)[4]) : undefined;
}
