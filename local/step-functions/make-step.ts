import type { State } from './asl';
import type { ContextObject } from './data-flow';
import { JsonPathDataFlow } from './json-path-data-flow';
import { JsonataDataFlow } from './jsonata-data-flow';
import type { Scope, Step } from './run';

/** One attempt at a state: its context object and its data flow. @param current what the context object says of the state */
export function makeStep(state: State, input: unknown, scope: Scope, current: ContextObject['State']): Step {
  const { run, variables, item } = scope;
  const { execution, machine } = run;
  const context: ContextObject = {
    Execution: {
      Id: execution.arn,
      Input: execution.input,
      Name: execution.name,
      RoleArn: machine.roleArn,
      StartTime: execution.startDate.toISOString(),
      RedriveCount: execution.redriveCount,
      ...(execution.redriveDate && { RedriveTime: execution.redriveDate.toISOString() }),
    },
    State: current,
    StateMachine: { Id: machine.arn, Name: machine.name },
    ...(item === undefined ? {} : { Map: { Item: item } }),
  };
  const language = state.QueryLanguage ?? machine.definition.QueryLanguage ?? 'JSONPath';
  const data =
    language === 'JSONata'
      ? new JsonataDataFlow(input, context, variables, run.cloud.clock)
      : new JsonPathDataFlow(input, context, variables, state);
  return { name: current.Name, state, scope, data, context };
}
