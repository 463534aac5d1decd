import { NO_MODEL } from '../../../lambda/shared/no-model';
import type { Definition, State } from '../workflow/states';
import { invokeFunction, task } from '../workflow/states';
import { candidateStates } from './candidate-states';
import { describeChampion } from './champion-state';
import { registerState } from './register-state';
import { trainingJobState } from './training-job-state';
import type { TrainingTargets } from './training-targets';

/**
 * Snapshot, quality gate, training, signature, held-out transform of challenger and champion, evaluation, gate, registration.
 *
 * Input `{from, to, reason}`; output `{outcome: 'registered' | 'kept', reason, …}`. A version is always registered as pending.
 */
export function trainingStates(t: TrainingTargets): Definition {
  const { functions } = t;
  return {
    StartAt: 'Job',
    States: {
      Job: {
        Type: 'Pass',
        Assign: {
          // The same execution has the same names, and no other has them.
          job: `{% '${t.model.name}-' & $substring($hash($states.context.Execution.Name, 'SHA-256'), 0, 16) %}`,
          range: '{% $states.input %}',
        },
        Next: 'Snapshot',
      },
      Snapshot: task(
        'states:startExecution.sync:2',
        {
          StateMachineArn: t.featureStateMachineArn,
          Input: {
            mode: 'train',
            from: '{% $range.from %}',
            to: '{% $range.to %}',
            validationDays: t.validationDays,
            testDays: t.testDays,
            AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: '{% $states.context.Execution.Id %}',
          },
        },
        { Next: 'QualityGate' },
        { assign: { snapshot: '{% $states.result.Output %}' }, timeoutSec: 3600 },
      ),
      QualityGate: invokeFunction(
        functions.qualityGate,
        { manifestKey: '{% $snapshot.manifestKey %}', minTrainingRows: t.gates.minTrainingRows },
        { Next: 'IsFit' },
        { assign: { quality: '{% $states.result.Payload %}' } },
      ),
      IsFit: { Type: 'Choice', Choices: [{ Condition: '{% $quality.passed %}', Next: 'Train' }], Default: 'Unfit' },
      Unfit: {
        Type: 'Succeed',
        Output: {
          outcome: 'kept',
          reason: "{% 'the snapshot is not fit to train on: ' & $quality.reason %}",
          snapshotId: '{% $snapshot.snapshotId %}',
          rows: '{% $snapshot.rows %}',
        },
      },
      Train: trainingJobState(t),
      Sign: invokeFunction(
        functions.sign,
        { artifactKey: '{% $challenger.artifactKey %}', signatureKey: '{% $challenger.signatureKey %}' },
        { Next: 'ReadLive' },
        { timeoutSec: 300 },
      ),
      ReadLive: task(
        'aws-sdk:ssm:getParameter',
        { Name: t.parameterName },
        { Next: 'IsThereAChampion' },
        { assign: { liveArn: '{% $states.result.Parameter.Value %}', candidates: ['{% $challenger %}'] } },
      ),
      IsThereAChampion: {
        Type: 'Choice',
        Choices: [{ Condition: `{% $liveArn = '${NO_MODEL}' %}`, Next: 'Score' }],
        Default: 'DescribeChampion',
      },
      DescribeChampion: describeChampion(),
      Score: {
        Type: 'Map',
        Items: '{% $candidates %}',
        MaxConcurrency: 2,
        ItemProcessor: candidateStates(t),
        Next: 'Evaluate',
      },
      Evaluate: invokeFunction(
        functions.evaluate,
        {
          model: t.model,
          trainingJobName: '{% $job %}',
          manifestKey: '{% $snapshot.manifestKey %}',
          candidates: '{% $states.input %}',
        },
        { Next: 'Gate' },
        { assign: { evaluation: '{% $states.result.Payload %}' }, timeoutSec: 900 },
      ),
      Gate: invokeFunction(
        functions.gate,
        "{% $merge([$sift($evaluation, function($v, $k) { $k in ['challenger', 'champion', 'difference'] }), $limits]) %}",
        { Next: 'IsBetter' },
        { assign: { verdict: '{% $states.result.Payload %}' } },
      ),
      IsBetter: { Type: 'Choice', Choices: [{ Condition: '{% $verdict.passed %}', Next: 'Register' }], Default: 'Kept' },
      Register: registerState(t),
      Registered: done('registered', { modelPackageArn: '{% $states.input %}' }),
      Kept: done('kept', {}),
    },
  };
}

function done(outcome: 'registered' | 'kept', more: Record<string, string>): State {
  return {
    Type: 'Succeed',
    Output: {
      outcome,
      ...more,
      reason: '{% $verdict.reason %}',
      metrics: '{% $evaluation.challenger %}',
      snapshotId: '{% $snapshot.snapshotId %}',
      rows: '{% $snapshot.rows %}',
    },
  };
}
