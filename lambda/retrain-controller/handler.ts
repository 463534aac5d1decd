import { createHash } from 'node:crypto';
import { emitMetrics } from '../shared/emit-metrics';
import { livePackage } from '../shared/live-package';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { readDecisions, readFiles, recordDecision, runningExecutions, startTraining } from './adapters';
import type { RetrainDecision, RetrainRequest, RetrainingPolicy } from './contract';
import { ENV, METRICS } from './contract';
import { decide, spentInMonth } from './core';

const settings = {
  environment: requireEnv(ENV.ENVIRONMENT),
  model: requireEnv(ENV.MODEL),
  dataset: requireEnv(ENV.DATASET),
  ledger: requireEnv(ENV.LEDGER_TABLE),
  decisions: requireEnv(ENV.DECISIONS_TABLE),
  training: requireEnv(ENV.TRAINING_STATE_MACHINE),
  parameterName: requireEnv(ENV.MODEL_PACKAGE_PARAMETER),
  policy: JSON.parse(requireEnv(ENV.POLICY)) as RetrainingPolicy,
};

/** Decides whether to train again, starts the training if so, and records the decision with its reason. */
export async function handler(request: RetrainRequest): Promise<RetrainDecision> {
  return transientFailures(async () => {
    const [running, decisions, files, live] = await Promise.all([
      runningExecutions(settings.training),
      readDecisions(settings.decisions, settings.model),
      readFiles(settings.ledger, settings.dataset),
      livePackage(settings.parameterName),
    ]);
    const earlier = decisions.find(({ at, trigger }) => at === request.time && trigger === request.trigger);
    if (earlier !== undefined) {
      return earlier;
    }
    const name = executionName(request);
    const others = running.filter((other) => other !== name);
    const answer = decide(request, settings.policy, { running: others, decisions, files, trainedTo: live?.metadata['trainedTo'] });
    const common = { model: settings.model, at: request.time, trigger: request.trigger };
    const decision: RetrainDecision =
      'refused' in answer
        ? { ...common, decision: 'refused', reason: answer.refused }
        : {
            ...common,
            decision: 'started',
            reason: answer.reason,
            executionArn: await startTraining(settings.training, name, { ...answer.range, reason: request.trigger }),
            estimatedCostUsd: settings.policy.trainingCostUsd,
          };
    await recordDecision(settings.decisions, decision);
    reportSpend([...decisions, decision], request.time);
    return decision;
  });
}

function reportSpend(decisions: readonly RetrainDecision[], time: string): void {
  const dimensions = { Environment: settings.environment, Model: settings.model };
  emitMetrics(dimensions, { [METRICS.RETRAINING_SPEND_USD]: spentInMonth(decisions, time) }, new Date(time));
}

/** The same request has the same name, so that an event that comes twice starts one training. */
function executionName({ time, trigger }: RetrainRequest): string {
  return `retrain-${createHash('sha256').update(`${time}\n${trigger}`).digest('hex').slice(0, 24)}`;
}
