import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { NO_MODEL } from '../../../lambda/shared/no-model';
import { LIVE_OUTPUTS } from '../../config/names';
import type { Definition, State } from '../workflow/states';
import { invokeFunction, task } from '../workflow/states';

/** What the states name. */
export interface BatchTargets {
  /** Stack whose output says which version is live. */
  readonly endpointStackName: string;
  readonly featureStateMachineArn: string;
  readonly plan: IFunction;
  readonly commit: IFunction;
  /** Scores `$plan`'s ranges, from `StartAt` to the state `Commit`, and leaves the place of their results in `$results`. */
  readonly engine: Definition;
}

/** What is asked for: `{batchId, input}` or `{batchId, range: {from, to}}`; a schedule asks for the day before. */
const REQUEST = `{% (
  $given := $states.input;
  $range := $exists($given.time)
    ? {'from': $substring($fromMillis($toMillis($given.time) - 86400000), 0, 10), 'to': $substring($given.time, 0, 10)}
    : $sift($given, function($value, $key) { $key in ['from', 'to'] });
  $merge([
    {'batchId': $range.from & '_' & $range.to, 'range': $range},
    $sift($given, function($value, $key) { $key in ['batchId', 'input'] })
  ])
) %}`;
const LIVE_ARN = `{% [$states.result.Stacks[0].Outputs[OutputKey = '${LIVE_OUTPUTS.modelPackageArn}'].OutputValue, '${NO_MODEL}'][0] %}`;
/** Longest computation of the rows to score, in seconds. */
const FEATURES_TIMEOUT_SEC = 3600;

/**
 * Scores the records of an input, or of a range of days, with the version that is live at the beginning.
 *
 * The stack's output is the truth of what is live: while a promotion is under way it still names the version before.
 */
export function batchStates(t: BatchTargets): Definition {
  return {
    StartAt: 'Request',
    States: {
      Request: { Type: 'Pass', Assign: { request: REQUEST }, Next: 'ReadLive' },
      ReadLive: task(
        'aws-sdk:cloudformation:describeStacks',
        { StackName: t.endpointStackName },
        { Next: 'IsThereAModel' },
        { assign: { liveArn: LIVE_ARN } },
      ),
      IsThereAModel: choose([[`{% $liveArn = '${NO_MODEL}' %}`, 'NoModel']], 'IsThereAnInput'),
      NoModel: { Type: 'Succeed', Output: { outcome: 'no-model', batchId: '{% $request.batchId %}', in: 0, scored: 0, quarantined: 0 } },
      IsThereAnInput: choose([['{% $exists($request.input) %}', 'Plan']], 'Features'),
      Features: features(t),
      Plan: invokeFunction(
        t.plan,
        { batchId: '{% $request.batchId %}', input: '{% $request.input %}', modelPackageArn: '{% $liveArn %}' },
        { Next: 'IsDone' },
        { assign: { plan: '{% $states.result.Payload %}', results: {} } },
      ),
      IsDone: choose(
        [
          ['{% $exists($plan.existing) %}', 'Done'],
          ['{% $plan.ranges = 0 %}', 'Commit'],
        ],
        t.engine.StartAt,
      ),
      Done: { Type: 'Succeed', Output: '{% $plan.existing %}' },
      ...t.engine.States,
      Commit: invokeFunction(t.commit, "{% $merge([{'plan': $plan, 'time': $states.context.Execution.StartTime}, $results]) %}", {
        End: true,
      }),
    },
  };
}

/** The rows of the range, by the same SQL as training's. */
function features(t: BatchTargets): State {
  return task(
    'states:startExecution.sync:2',
    {
      StateMachineArn: t.featureStateMachineArn,
      Input: {
        mode: 'score',
        from: '{% $request.range.from %}',
        to: '{% $request.range.to %}',
        AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: '{% $states.context.Execution.Id %}',
      },
    },
    { Next: 'Plan' },
    { assign: { request: "{% $merge([$request, {'input': $states.result.Output.prefix}]) %}" }, timeoutSec: FEATURES_TIMEOUT_SEC },
  );
}

function choose(rules: readonly (readonly [condition: string, next: string])[], otherwise: string): State {
  return { Type: 'Choice', Choices: rules.map(([Condition, Next]) => ({ Condition, Next })), Default: otherwise };
}
