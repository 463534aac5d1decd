import type { ApiRequest, Properties } from './api-request';
import { callRequests } from './call-requests';
import { flatText } from './flat-text';
import type { State } from './state-blocks';
import { stateBlocks } from './state-blocks';

/** `arn:aws:states:::sagemaker:createTrainingJob.sync`, `arn:aws:states:::aws-sdk:sagemaker:createModel`. */
const TASK = /:states:[^:]*:[^:]*:(?:aws-sdk:)?(\w+:\w+?)(?:\.\w+)?(?::2)?$/;

/** What the tasks of a state machine ask of services, those inside maps and branches too. Throws when its definition can't be read. */
export function stateMachineRequests(properties: Properties): ApiRequest[] {
  return stateBlocks(properties).flatMap(({ path, states }) =>
    Object.entries(states).flatMap(([name, state]) => taskRequests(state, `${path}${name}`)),
  );
}

function taskRequests(state: State, place: string): ApiRequest[] {
  const [, call = ''] = TASK.exec(flatText(state.Resource)) ?? [];
  const argument = state.Arguments ?? state.Parameters;
  // An expression in place of the whole says nothing before it runs.
  const input = typeof argument === 'object' ? (withoutPaths(argument) as Properties) : {};
  return callRequests(call, input, place);
}

/** JSONPath's `"KmsKeyId.$": "$.key"` as JSONata writes the same: `"KmsKeyId": "{% $.key %}"`. */
function withoutPaths(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutPaths);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => (name.endsWith('.$') ? [name.slice(0, -2), `{% ${item} %}`] : [name, withoutPaths(item)])),
  );
}
